import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'

const repository = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, repository), 'utf8')

interface Path {
  readonly service: string
  /** with something in place of its parameters, as callers ask for it */
  readonly asked: string
}

/** Every service lists these for itself; at the shared address it is the audit trail's. */
const LISTS = ['/v1/projections', '/v1/dead-letters']

/** Views and dead letters are named after their service; any other id may be anything. */
const asked = (service: string, path: string): string =>
  path
    .replace('{service}', service)
    .replaceAll(/\{[^}]+\}/g, LISTS.some((list) => path.startsWith(`${list}/`)) ? `${service}.7` : 'x-1')

const paths: readonly Path[] = readdirSync(new URL('docs/reference/openapi/', repository)).flatMap((file) => {
  const service = basename(file, '.json')
  const document = JSON.parse(read(`docs/reference/openapi/${file}`)) as { paths: object }
  return Object.keys(document.paths).map((path) => ({ service, asked: asked(service, path) }))
})
const withOneOwner = paths.filter(({ service, asked: path }) => !LISTS.includes(path) || service === 'audit-trail')

interface Location {
  readonly matches: (path: string) => boolean
  readonly service: string
}

/** nginx: the first regular expression that matches, else the longest prefix. */
const locations = [...read('deploy/gateway.conf').matchAll(/location (~ )?(\S+) \{ set \$service ([a-z-]+);/g)].map(
  ([, isPattern, path, service]) => ({ isPattern: isPattern !== undefined, path: path!, service: service! }),
)
const patterns: readonly Location[] = locations
  .filter(({ isPattern }) => isPattern)
  .map(({ path, service }) => ({ matches: (text) => new RegExp(path).test(text), service }))
const prefixes = locations.filter(({ isPattern }) => !isPattern)
const byGateway = (path: string): string | undefined =>
  patterns.find(({ matches }) => matches(path))?.service ??
  prefixes
    .filter((prefix) => path.startsWith(prefix.path))
    .toSorted((one, other) => other.path.length - one.path.length)[0]?.service

const { routes } = JSON.parse(read('helm/doorledger/files/deployment.json')) as {
  routes: { prefix: string; service: string; exceptions?: { pattern: string; service: string }[] }[]
}
/** Kubernetes: a prefix ends where a segment does, and an exact pattern comes before any. */
const byChart = (path: string): readonly string[] => {
  const exceptions = routes
    .flatMap(({ exceptions: some = [] }) => some)
    .filter(({ pattern }) => new RegExp(pattern).test(path))
  if (exceptions.length > 0) return [...new Set(exceptions.map(({ service }) => service))]
  return routes.filter(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)).map(({ service }) => service)
}

describe('every path of the OpenAPI documents', () => {
  it('is one of some hundred', () => expect(paths.length).toBeGreaterThan(200))

  it('leads to its service at the gateway of the compose file', () => {
    const stray = withOneOwner.filter(({ service, asked: path }) => byGateway(path) !== service)
    expect(stray).toEqual([])
  })

  it('leads to its service, and to no other, in the chart', () => {
    const stray = withOneOwner.filter(({ service, asked: path }) => byChart(path).join() !== service)
    expect(stray).toEqual([])
  })
})

describe('anything else', () => {
  it.each(['/', '/dead-letters', '/assets/app.js'])('leads to the console: %s', (path) => {
    expect(byGateway(path)).toBe('console')
    expect(byChart(path)).toEqual([])
  })
})
