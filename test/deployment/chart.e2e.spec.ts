import { readdirSync, readFileSync } from 'node:fs'
import { serviceCatalogue } from '@doorledger/catalogue'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const chart = new URL('../../helm/doorledger/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, chart), 'utf8')
const yaml = (file: string): Record<string, unknown> => parse(read(file)) as Record<string, unknown>
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(read('values.schema.json')) as object)
const defaults = yaml('values.yaml')
const sets = readdirSync(new URL('ci/', chart))

/** As Helm does it: maps are merged, everything else replaces what was there. */
const merged = (over: unknown, under: unknown): unknown => {
  if (!isMap(over) || !isMap(under)) return over
  const all = Object.entries(over).map(([key, value]) => [key, key in under ? merged(value, under[key]) : value])
  return { ...under, ...(Object.fromEntries(all) as object) }
}
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Paths of all keys of the defaults that are no free maps. */
const keysOf = (value: unknown, path: readonly string[] = []): readonly string[][] =>
  isMap(value)
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...keysOf(inner, [...path, key])])
    : []
const FREE = ['extraEnv', 'env', 'services', 'labels', 'annotations', 'digests', 'nodeSelector']

describe('the values of the chart', () => {
  it('have at least eight sets that are tried', () => expect(sets.length).toBeGreaterThanOrEqual(8))

  it.each(sets)('of %s are taken', (file) => {
    expect(validate(merged(yaml(`ci/${file}`), defaults)), JSON.stringify(validate.errors)).toBe(true)
  })

  it('lack nothing but the brokers of Kafka', () => {
    expect(validate(defaults)).toBe(false)
    expect(validate(merged({ kafka: { brokers: 'kafka:9093' } }, defaults))).toBe(true)
  })

  it('are refused with a key that means nothing, wherever it is', () => {
    const maps = [[], ...keysOf(defaults)].filter(
      (path) => isMap(at(defaults, path)) && !path.some((key) => FREE.includes(key)),
    )
    expect(maps.length).toBeGreaterThan(20)
    for (const path of maps) {
      const wrong = structuredClone(merged({ kafka: { brokers: 'kafka:9093' } }, defaults)) as Record<string, unknown>
      ;(at(wrong, path) as Record<string, unknown>)['misspelt'] = true
      expect(validate(wrong), path.join('.')).toBe(false)
    }
  })
})

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value)

describe('what the chart knows of the services', () => {
  const facts = JSON.parse(read('files/deployment.json')) as {
    services: { name: string; port: number; reads: string[]; writes: string[]; variables: string[] }[]
    topics: { name: string }[]
    routes: { prefix: string; service: string }[]
  }

  it('is every service of the catalogue, with its port', () =>
    expect(facts.services.map(({ name, port }) => ({ name, port }))).toEqual(
      serviceCatalogue.map(({ name, port }) => ({ name, port })),
    ))

  it('names topics that exist, and each of them is written by somebody', () => {
    const topics = facts.topics.map(({ name }) => name)
    for (const { reads, writes } of facts.services)
      expect(topics).toEqual(expect.arrayContaining([...reads, ...writes]))
    for (const { reads } of facts.services) expect(reads).toContain('directory.state.v1')
  })

  it('leads each path to one service', () => {
    const prefixes = facts.routes.map(({ prefix }) => prefix)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(facts.routes).toContainEqual(expect.objectContaining({ prefix: '/v1/sessions', service: 'directory' }))
  })

  it('is set by the chart as far as a service does not start without it', () => {
    const environment = read('templates/_environment.tpl')
    for (const { name, variables } of serviceCatalogue) {
      const result = variables.safeParse({})
      const needed = result.success ? [] : result.error.issues.map(({ path }) => String(path[0]))
      for (const variable of needed) expect(environment, `${name} needs ${variable}`).toContain(variable)
    }
  })
})

describe('the pods of the chart', () => {
  const templates = ['workloads.yaml', 'console.yaml', 'migrations.yaml', 'tests/ready.yaml'].map((file) =>
    read(`templates/${file}`),
  )

  it('run restricted: as nobody, with a root they cannot write and no token of the cluster', () => {
    const security = read('templates/_environment.tpl')
    for (const setting of ['runAsNonRoot: true', 'readOnlyRootFilesystem: true', 'drop: [ALL]', 'RuntimeDefault']) {
      expect(security).toContain(setting)
    }
    for (const template of templates) {
      expect(template).toContain('doorledger.podSecurity')
      expect(template).toContain('doorledger.containerSecurity')
      expect(template).toContain('automountServiceAccountToken: false')
    }
  })
})

describe('the alerts', () => {
  const { groups } = yaml('files/alerts.yaml') as {
    groups: { rules: { alert: string; annotations: { runbook_url: string } }[] }[]
  }
  const rules = groups.flatMap((group) => group.rules)
  const runbooks = readFileSync(new URL('../../docs/operations/alerts.md', chart), 'utf8')
  const tests = read('tests/alerts.test.yaml')

  it.each(rules.map(({ alert }) => alert))('have a runbook and two tests for %s', (alert) => {
    expect(runbooks).toContain(`## ${alert}\n`)
    expect(tests).toContain(`- name: ${alert} fires`)
    expect(tests).toContain(`- name: ${alert} stays silent`)
  })
})

describe('the dashboards', () => {
  const metrics = readdirSync(new URL('../../libs/service/src/observability/', chart))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`../../libs/service/src/observability/${file}`, chart), 'utf8'))
    .join('\n')

  it.each(readdirSync(new URL('files/dashboards/', chart)))('%s asks for metrics that services have', (file) => {
    const { panels } = JSON.parse(read(`files/dashboards/${file}`)) as { panels: { targets: { expr: string }[] }[] }
    const names = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/\b[a-z]+(_[a-z0-9]+)+(?=[{[)\s]|$)/g) ?? []),
    )
    const own = names.filter((name) => /^(http|log|outbox|projection)_/.test(name))
    expect(names.length).toBeGreaterThan(4)
    for (const name of own) expect(metrics).toContain(name.replace(/_(bucket|count|sum)$/, ''))
  })
})

describe('the resources that the chart asks for', () => {
  const MIB = 2 ** 20
  const measured = [
    ...read('../../docs/operations/scaling.md').matchAll(/^\| ([a-z-]+) +\| [\d.]+ s +\| (\d+) MB +\|/gm),
  ].map(([, name, megabytes]) => ({ name: name!, bytes: Number(megabytes) * 1e6 }))
  const requestOf = (name: string) => {
    const { resources } = defaults[name === 'console' ? 'console' : 'defaults'] as {
      resources: { requests: { memory: string }; limits: { memory: string } }
    }
    return Number.parseInt(resources.requests.memory) * MIB
  }

  it.each(measured)('hold what $name takes when it is idle, and not twice as much', ({ name, bytes }) => {
    expect(requestOf(name)).toBeGreaterThan(bytes)
    expect(requestOf(name)).toBeLessThan(2 * bytes)
  })

  it('are measured of every service and the console', () =>
    expect(measured.map(({ name }) => name)).toEqual([...serviceCatalogue.map(({ name }) => name), 'console']))
})
