import { FsTree } from 'nx/src/generators/tree.js'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const here = fileURLToPath(new URL('./', import.meta.url))
const generate = createRequire(import.meta.url)('../../../scripts/generators/service/generator.cjs') as (
  tree: FsTree,
  options: { readonly name: string; readonly description?: string },
) => void

describe('a service that is generated', () => {
  const tree = new FsTree(root, false)
  generate(tree, { name: 'lock-firmware', description: 'Which firmware runs in which lock.' })
  const text = (path: string) => tree.read(path, 'utf8')

  it('is in the catalogue, at a port of its own', () => {
    expect(text('services/catalogue/src/service-catalogue.ts')).toMatch(
      /import \{ lockFirmware \} from '.\/lock-firmware.js'[^]*serviceCatalogue[^\]]*\[\][^\]]*lockFirmware,\n\]/,
    )
    const port = /port: \d+/.exec(text('services/catalogue/src/lock-firmware.ts') ?? '')?.[0]
    expect(port).toBeDefined()
    const others = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { name } of others) expect(readFileSync(here + name, 'utf8')).not.toContain(port)
  })

  it('is built before what hosts it', () => {
    const paths = (file: string) =>
      (JSON.parse(text(file) ?? '') as { references: { path: string }[] }).references.map(({ path }) => path)
    const projects = paths('tsconfig.json')
    expect(projects.indexOf('services/lock-firmware')).toBe(projects.indexOf('services/catalogue') - 1)
    expect(paths('services/catalogue/tsconfig.json')).toContain('../lock-firmware')
  })

  it('has a definition, a module and a process', () => {
    expect(text('services/lock-firmware/src/lock-firmware-service.ts')).toContain(`name: 'lock-firmware'`)
    expect(text('services/lock-firmware/src/lock-firmware.module.ts')).toContain('class LockFirmwareModule')
    expect(text('services/lock-firmware/src/main.ts')).toContain('runService(lockFirmwareService(), config)')
  })

  it('is refused where there is one of the name', () => {
    expect(() => generate(new FsTree(root, false), { name: 'directory' })).toThrow(
      'services/directory is there already',
    )
  })
})
