import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const repository = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, repository), 'utf8')

interface Operation {
  readonly parameters?: readonly { readonly name: string }[]
  readonly responses: Readonly<Record<string, { readonly content?: object }>>
}
const { groups } = parse(read('helm/doorledger/files/alerts.yaml')) as {
  groups: { rules: { alert: string; expr: string }[] }[]
}
const ruleOf = (name: string): string => groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === name)!.expr
const leftOut = new RegExp(`^(?:${/route!~"([^"]+)"/.exec(ruleOf('DoorledgerRequestsSlow'))![1]!})$`)

const operations = readdirSync(new URL('docs/reference/openapi/', repository)).flatMap((file) => {
  const { paths } = JSON.parse(read(`docs/reference/openapi/${file}`)) as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.values(byMethod).map((operation) => ({ route: path.replaceAll(/\{([^}]+)\}/g, ':$1'), operation })),
  )
})
/** Answered when something happens, or for as long as the caller takes to read a file. */
const lasts = ({ parameters = [], responses }: Operation): boolean =>
  parameters.some(({ name }) => name === 'waitSec') ||
  Object.values(responses).some(({ content = {} }) =>
    Object.keys(content).some((type) => /event-stream|csv|ndjson|pdf/.test(type)),
  )
const routesThat = (is: (operation: Operation) => boolean) =>
  new Set(operations.filter(({ operation }) => is(operation)).map(({ route }) => route))

describe('DoorledgerRequestsSlow', () => {
  it('leaves out streams, long polls and files, and what Prometheus itself asks', () => {
    const lasting = [...routesThat(lasts)]
    expect(lasting.length).toBeGreaterThan(8)
    expect(lasting.filter((route) => !leftOut.test(route))).toEqual([])
    expect(leftOut.test('/metrics')).toBe(true)
  })

  it('watches every other route', () => {
    const lasting = routesThat(lasts)
    const others = [...routesThat((operation) => !lasts(operation))].filter((route) => !lasting.has(route))
    expect(others.length).toBeGreaterThan(150)
    expect(others.filter((route) => leftOut.test(route))).toEqual([])
  })
})

describe.each(['DoorledgerServiceDown', 'DoorledgerRestarts', 'DoorledgerMemory'])('%s', (alert) => {
  const { scrape_configs: scraped } = parse(read('deploy/monitoring/prometheus.yaml')) as {
    scrape_configs: { job_name: string }[]
  }

  it.each(scraped.map(({ job_name: job }) => job))('watches %s', (job) => {
    const jobs = [...ruleOf(alert).matchAll(/job=~?"([^"]+)"/g)].flatMap(([, names]) => names!.split('|'))
    expect(jobs).toContain(job)
  })
})
