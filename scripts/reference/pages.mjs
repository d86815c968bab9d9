import { adminAuditService, adminAuditVariables } from '@doorledger/admin-audit'
import { accessDecisionService, accessDecisionVariables } from '@doorledger/access-decision'
import { auditTrailService, auditTrailVariables } from '@doorledger/audit-trail'
import { asyncApiDocument, eventCatalogue, jsonSchemaOf, topics } from '@doorledger/contracts'
import { deviceIngestService, deviceIngestVariables } from '@doorledger/device-ingest'
import { directoryService, directoryVariables } from '@doorledger/directory'
import { configurationPage, describeApi } from '@doorledger/service'
import { standaloneVariables } from '@doorledger/standalone'
import { eventsPage } from './events-page.mjs'

const VERSION = '1.0.0'

/** Every generated file below `docs/reference`, by name. */
export const referencePages = async () => {
  const pages = new Map()
  pages.set('asyncapi.json', json(asyncApiDocument(VERSION)))
  pages.set('events.md', eventsPage(topics, eventCatalogue))
  for (const event of eventCatalogue) {
    pages.set(`events/${event.type}.${event.version}.schema.json`, json(jsonSchemaOf(event)))
  }
  for (const service of services()) {
    const document = await describeApi([service], { title: service.title, description: service.description })
    pages.set(`openapi/${service.name}.json`, json(document))
  }
  pages.set('configuration.md', configurationPage(processes))
  return pages
}

const keys = {
  wrappingKeys: { file: 'privacy-keys', mayCreate: false },
  lookupKey: { file: 'credential-lookup-key', mayCreate: false },
}

const services = () => [
  deviceIngestService(),
  auditTrailService({ siteZone: 'UTC', keys }),
  adminAuditService({ siteZone: 'UTC', wrappingKeys: keys.wrappingKeys }),
  accessDecisionService({ siteZone: 'UTC', dataDir: 'access-decision', keys }),
  directoryService({
    adminTokenFile: 'admin-token',
    adminPasswordFile: 'admin-password',
    signIn: { secret: 'unused' },
    ...keys,
  }),
]

const processes = [
  { name: 'standalone', schema: standaloneVariables },
  { name: 'device-ingest', schema: deviceIngestVariables },
  { name: 'audit-trail', schema: auditTrailVariables },
  { name: 'admin-audit', schema: adminAuditVariables },
  { name: 'access-decision', schema: accessDecisionVariables },
  { name: 'directory', schema: directoryVariables },
]

const json = (value) => `${JSON.stringify(value, null, 2)}\n`
