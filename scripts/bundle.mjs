/**
 * `node scripts/bundle.mjs [service …]`: bundles compiled programs into `dist`, when something of them changed since the last
 * time: `dist/<service>.js`, and of standalone also `dist/cli.js`. All without arguments.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './image/bundle.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'dist')
const stamp = join(folder, '.bundled-from')

/** Name of the bundle → compiled program. @param {readonly string[]} services all when empty */
const programs = (services) => {
  const found = globSync('services/*/dist/{main,cli,server/main}.js', { cwd: root }).sort()
  const named = found.map((file) => [file.split('/')[1], file])
  const wanted = named.filter(([service]) => services.length === 0 || services.includes(service))
  return Object.fromEntries(wanted.map(([service, file]) => [file.endsWith('/cli.js') ? 'cli' : service, file]))
}

const stateOf = (entries) => {
  const hash = createHash('sha256').update(JSON.stringify(entries))
  const compiled = globSync('{libs,services}/*/dist/**/*.js', { cwd: root, exclude: ['services/console/dist/web/**'] })
  for (const file of ['package-lock.json', 'scripts/image/bundle.mjs', ...compiled.sort()]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {readonly string[]} services */
export const bundlePrograms = async (services = []) => {
  const entries = programs(services)
  const state = stateOf(entries)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  rmSync(folder, { recursive: true, force: true })
  await bundle(entries, { folder, layout: root })
  writeFileSync(stamp, state)
}

/** Before a run of vitest: tests start the programs as they are compiled now. */
export const setup = () => bundlePrograms()

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePrograms(process.argv.slice(2))
