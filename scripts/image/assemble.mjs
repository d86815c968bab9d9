/**
 * `node scripts/image/assemble.mjs <service> <folder>`: puts what one service needs to run into an empty folder: its
 * compiled projects with their migrations, and their production dependencies alone. Everything has been installed and
 * built before.
 */
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fillCompileCache, mainOf } from './compile-cache.mjs'
import { billOfMaterials } from './packages-of.mjs'
import { productionPackagesOf } from './production-packages.mjs'
import { projectsOf } from './projects-of.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [service, target] = process.argv.slice(2)
if (service === undefined || target === undefined) throw new Error('Usage: assemble.mjs <service> <folder>')
const folder = resolve(target)
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
const project = `services/${service}`
const projects = projectsOf(project)
const packages = productionPackagesOf(service)

const copy = (path, options = {}) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true, ...options })
}
const isNotNested = (path) => !path.slice(root.length).endsWith('/node_modules')

for (const path of packages.keys()) {
  const own = join(root, path, 'node_modules')
  copy(path, { filter: (source) => source !== own && isNotNested(source) })
}
for (const path of projects) {
  for (const part of ['package.json', 'dist']) copy(`${path}/${part}`)
  for (const sql of globSync(`${path}/src/**/*.sql`, { cwd: root })) copy(sql)
  const { name } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
  copy(`node_modules/${name}`)
}
for (const file of ['LICENSE', 'package.json']) copy(file)
cpSync(join(root, 'scripts/image/healthcheck.mjs'), join(folder, 'healthcheck.mjs'))

// What no process reads: types and sources in TypeScript, source maps, documentation, and builds for bundlers.
const unread = [
  '**/*.{d.ts,d.mts,d.cts,map,md,markdown,tsbuildinfo}',
  'node_modules/**/*.{ts,mts,cts,flow}',
  'node_modules/@opentelemetry/*/build/{esm,esnext}',
  'node_modules/rxjs/{src,dist/bundles,dist/esm,dist/esm5}',
]
for (const path of globSync(unread, { cwd: folder })) rmSync(join(folder, path), { recursive: true, force: true })

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const main = ['main.js', 'server/main.js'].find((file) => existsSync(join(folder, project, 'dist', file)))
writeFileSync(join(folder, 'main.js'), mainOf(`${project}/dist/${main}`))
writeFileSync(join(folder, 'sbom.cdx.json'), JSON.stringify(billOfMaterials(service, version, packages)))
fillCompileCache(folder)
console.log(`${service}: ${projects.length} projects, ${packages.size} packages`)
