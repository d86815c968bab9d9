import { serviceCatalogue } from '@doorledger/catalogue'
import { schemaOf, topicsReadBy } from '@doorledger/service'
import { topics } from '@doorledger/contracts'

/**
 * What a deployment must know of the services: their ports, the topics each reads and writes, the secrets each needs, and which
 * of them answers which path. The chart, the compose file and the lists of rights are made from it.
 */
export const deploymentFacts = async ({ installation, configOf, documents }) => {
  const services = []
  for (const entry of serviceCatalogue) {
    const definition = await entry.hosted(configOf(entry), installation)
    const follows = (entry.follows ?? []).map(({ name }) => name)
    services.push({
      name: entry.name,
      title: definition.title,
      port: entry.port,
      schema: schemaOf(entry.name),
      sharedSchemas: (definition.schemas ?? []).map(({ schema }) => schema),
      variables: Object.keys(entry.variables.shape),
      reads: [...new Set([...topicsReadBy(definition), ...follows])].sort(),
      writes: entry.publishes.map(({ name }) => name).sort(),
    })
  }
  return { services, topics: topics.map(topicFacts), routes: routesOf(documents) }
}

const topicFacts = ({ name, partitions, cleanup, retentionMs, maxMessageBytes }) => ({
  ...{ name, partitions, cleanup, retentionMs, maxMessageBytes },
})

/** Every service answers these for itself: what is below them begins with its name and a dot. */
const OWN_PATHS = ['/v1/projections', '/v1/dead-letters']
/** Below them each service answers under its name. */
const BY_NAME = '/v1/services'
/** Whose lists are at the shared address: the view that most people look at is this one's. */
const LISTS_OF = 'audit-trail'

/**
 * First segments that belong to one service, and patterns below them that belong to another. `{id}` is one segment.
 * @param documents OpenAPI documents by the name of their service
 */
export const routesOf = (documents) => {
  const byPrefix = new Map()
  for (const [service, { paths }] of documents) {
    for (const path of Object.keys(paths)) {
      const prefix = path.split('/').slice(0, 3).join('/')
      if (OWN_PATHS.includes(prefix) || prefix === BY_NAME) continue
      const owners = byPrefix.get(prefix) ?? byPrefix.set(prefix, new Map()).get(prefix)
      owners.set(service, [...(owners.get(service) ?? []), path])
    }
  }
  return [
    ...[...byPrefix].map(([prefix, owners]) => routeOf(prefix, owners)),
    ...OWN_PATHS.map((prefix) => ownRoute(documents, prefix, (service) => `${service}[.][^/]+`)),
    ownRoute(documents, BY_NAME, (service) => service),
  ].sort(({ prefix: one }, { prefix: other }) => (one < other ? -1 : 1))
}

/** @param segment pattern of what names a service, or something of a service, below the prefix */
const ownRoute = (documents, prefix, segment) => ({
  prefix,
  service: LISTS_OF,
  exceptions: [...documents.keys()]
    .filter((service) => service !== LISTS_OF)
    .map((service) => ({ pattern: `^${prefix}/${segment(service)}(/.*)?$`, service })),
})

/** Most paths below a prefix belong to one service. */
const routeOf = (prefix, owners) => {
  const [[service], ...others] = [...owners].sort(([, one], [, other]) => other.length - one.length)
  const exceptions = others.flatMap(([other, paths]) =>
    paths.map((path) => ({ pattern: `^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}(/.*)?$`, service: other })),
  )
  return { prefix, service, ...(exceptions.length > 0 && { exceptions }) }
}
