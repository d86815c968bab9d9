import { serviceCatalogue } from '@doorledger/catalogue'
import { consoleVariables } from '@doorledger/console'
import { asyncApiDocument, eventCatalogue, jsonSchemaOf, topics } from '@doorledger/contracts'
import { configurationPage, describeApi } from '@doorledger/service'
import { standaloneVariables } from '@doorledger/standalone'
import { z } from 'zod'
import { deploymentFacts } from './deployment-facts.mjs'
import { eventsPage } from './events-page.mjs'
import { kafkaRightsPage } from './kafka-rights.mjs'

const VERSION = '1.0.0'

/** Every generated file below `docs/reference`, by name. */
export const referencePages = async () => {
  const pages = new Map()
  pages.set('asyncapi.json', json(asyncApiDocument(VERSION)))
  pages.set('events.md', eventsPage(topics, eventCatalogue))
  for (const event of eventCatalogue) {
    pages.set(`events/${event.type}.${event.version}.schema.json`, json(jsonSchemaOf(event)))
  }
  const documents = new Map()
  for (const entry of serviceCatalogue) {
    const service = await entry.hosted(configOf(entry), installation)
    const document = await describeApi([service], { title: service.title, description: service.description })
    pages.set(`openapi/${service.name}.json`, json(document))
    documents.set(service.name, document)
  }
  const facts = await deploymentFacts({ installation, configOf, documents })
  pages.set('deployment.json', json(facts))
  pages.set('kafka-rights.md', kafkaRightsPage(facts))
  pages.set('configuration.md', configurationPage(processes))
  return pages
}

/** What a service says of itself does not depend on where it runs. */
const installation = {
  dataDir: '.',
  siteZone: 'UTC',
  keys: {
    wrappingKeys: { file: 'privacy-keys', mayCreate: false },
    lookupKey: { file: 'credential-lookup-key', mayCreate: false },
  },
  secret: () => Promise.resolve('unused'),
}
const configOf = ({ hostedVariables }) => z.object(hostedVariables).parse({})

const processes = [
  { name: 'standalone', schema: standaloneVariables },
  { name: 'console', schema: consoleVariables },
  ...serviceCatalogue.map(({ name, variables }) => ({ name, schema: variables })),
]

const json = (value) => `${JSON.stringify(value, null, 2)}\n`
