import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { projectsOf } from '../../scripts/image/projects-of.mjs'

const repository = fileURLToPath(new URL('../../', import.meta.url))

type Packages = Readonly<Record<string, { readonly dev?: boolean } | undefined>>

/** `npm start` on a new machine leaves out what only checks need: `npm ci --omit=dev`. */
describe('a build where only the product is installed', () => {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Packages }
  const compiled = projectsOf('services/standalone').flatMap(filesOf)
  const bundled = globSync('services/console/src/**/*.{ts,tsx}', { cwd: repository }).filter(isNoSpec)

  const leftOut = (file: string, name: string): boolean => {
    const [kind, project] = file.split('/')
    const entry = lock.packages[`${kind}/${project}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`]
    return entry?.dev === true
  }
  const lacking = (files: readonly string[], needed: (name: string) => string): readonly string[] =>
    files.flatMap((file) =>
      packagesImportedBy(file)
        .map(needed)
        .filter((name) => leftOut(file, name))
        .map((name) => `${file}: ${name}`),
    )

  it('has every package that it imports', () => {
    expect(compiled.length).toBeGreaterThan(1_000)
    expect(bundled.length).toBeGreaterThan(100)
    expect(lacking([...compiled, ...bundled], (name) => name)).toEqual([])
  })

  it('has the types of what it compiles; the console is bundled without being checked', () => {
    expect(lacking(compiled, (name) => `@types/${name.replace(/^@(.+)\//, '$1__')}`)).toEqual([])
  })
})

/** What `tsc -b` compiles of a project. */
function filesOf(project: string): readonly string[] {
  const folder = join(repository, project)
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown
  }
  return ts.parseJsonConfigFileContent(config, ts.sys, folder).fileNames.map((file) => relative(repository, file))
}

function isNoSpec(file: string): boolean {
  return !/\.spec\.tsx?$/.test(file)
}

/** `@nestjs/common` of `import { Module } from '@nestjs/common/…'` */
function packagesImportedBy(file: string): readonly string[] {
  const source = readFileSync(join(repository, file), 'utf8')
  return [...source.matchAll(/(?:from|import\(?) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/g)].map(([, name = '']) => name)
}
