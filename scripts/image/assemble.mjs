/**
 * `node scripts/image/assemble.mjs <service> <folder>`: puts what one service needs to run into an empty folder: its program as
 * one bundle, the files it reads, and the packages that cannot be bundled. Everything has been installed and built before.
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { fillCompileCache, mainOf } from './compile-cache.mjs'
import { billOfMaterials, nameIn } from './packages-of.mjs'
import { keptPackagesOf, productionPackagesOf } from './production-packages.mjs'
import { programsOf, projectsOf } from './projects-of.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [service, target] = process.argv.slice(2)
if (service === undefined || target === undefined) throw new Error('Usage: assemble.mjs <service> <folder>')
const folder = resolve(target)
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
const projects = projectsOf(`services/${service}`)

const copy = (path, options = {}) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true, ...options })
}
const isNotNested = (path) => !path.slice(root.length).endsWith('/node_modules')

const bundled = await bundle(programsOf(`services/${service}`), { folder })
const text = bundled.map(({ file }) => readFileSync(join(folder, file), 'utf8')).join('\n')
const kept = keptPackagesOf(service, (name) => ["'", '"', '`'].some((quote) => text.includes(quote + name)))
const needed = productionPackagesOf(service)
const packages = new Map([...needed].filter(([path]) => kept.has(path) || isBundled(path)))
const left = bundled.flatMap(({ imports }) => imports).filter((name) => isLeftOut(name))
if (left.length > 0) throw new Error(`Neither bundled nor kept: ${left.join(', ')}`)

for (const path of kept.keys()) {
  const own = join(root, path, 'node_modules')
  copy(path, { filter: (source) => source !== own && isNotNested(source) })
}
// Files that modules look for beside themselves.
for (const path of projects) {
  for (const file of globSync([`${path}/src/**/*.sql`, `${path}/dist/web`], { cwd: root })) copy(file)
}
for (const file of ['LICENSE', 'package.json']) copy(file)
cpSync(join(root, 'scripts/image/healthcheck.mjs'), join(folder, 'healthcheck.mjs'))

// What no process reads: types and sources in TypeScript, documentation, source maps of others, binaries of other machines.
const unread = ['node_modules/**/*.{d.ts,d.mts,d.cts,ts,mts,cts,flow,map,md,markdown}']
const ofOtherMachines = globSync('node_modules/onnxruntime-node/bin/napi-v*/*/*', { cwd: folder }).filter(
  (path) => !path.endsWith(`/linux/${process.arch}`),
)
for (const path of [...globSync(unread, { cwd: folder }), ...ofOtherMachines])
  rmSync(join(folder, path), { recursive: true, force: true })

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writeFileSync(join(folder, 'main.js'), mainOf('service.js'))
writeFileSync(join(folder, 'sbom.cdx.json'), JSON.stringify(billOfMaterials(service, version, packages)))
writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licenses())
fillCompileCache(
  folder,
  bundled.map(({ file }) => file),
)
console.log(`${service}: ${packages.size} packages, ${kept.size} of them beside the bundle`)

/** Whether it is an installed package that the image would lack; those that are optional and absent are missed by nobody. */
function isLeftOut(name) {
  if (name.startsWith('node:') || builtinModules.includes(name) || bundled.some(({ file }) => file === name))
    return false
  const isOf = (path) => name === nameIn(path) || name.startsWith(`${nameIn(path)}/`)
  return [...needed.keys()].some(isOf) && ![...kept.keys()].some(isOf)
}

function isBundled(path) {
  return bundled.some(({ modules }) => modules.some((file) => file.startsWith(`${path}/`) && !isNested(file, path)))
}

/** Whether a file is of a package that lies in another: `node_modules/a/node_modules/b/b.js` is none of a. */
function isNested(file, path) {
  return file.indexOf('/node_modules/', path.length) !== -1
}

/** Licenses ask that they go with every copy. */
function licenses() {
  return [...packages]
    .filter(([path]) => !kept.has(path))
    .map(([path, { version: of, license }]) =>
      [`${nameIn(path)} ${of} (${license})`, ...licenseTexts(path)].join('\n\n'),
    )
    .join(`\n${'-'.repeat(80)}\n`)
}

function licenseTexts(path) {
  return globSync(`${path}/{LICENSE,LICENCE,License,license,COPYING,NOTICE}*`, { cwd: root })
    .filter((file) => statSync(join(root, file)).isFile())
    .map((file) => readFileSync(join(root, file), 'utf8'))
}
