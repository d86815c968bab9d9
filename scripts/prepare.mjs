/**
 * Installs what the lock file asks for and builds, both only when something changed. With folders as arguments, only
 * what these projects need; otherwise everything, tests included.
 * Runs on any Node ≥ 20; everything after it runs on the Node that the lock file pins.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installedStamp = join(root, 'node_modules', '.installed-from')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const run = (title, command, args) => {
  console.log(`doorledger: ${title} …`)
  const startedAt = Date.now()
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`doorledger: ${title} failed${error ? `: ${error.message}` : ''}`)
    process.exit(status ?? 1)
  }
  console.log(`doorledger: ${title} took ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

/**
 * Brings node_modules in line with the lock file. To build and run the product takes less than to check it.
 * @param {'product' | 'everything'} what
 */
export const install = (what) => {
  const stamp = (extent) => `${extent} of ${lockHash()}`
  const installed = existsSync(installedStamp) ? readFileSync(installedStamp, 'utf8') : 'nothing'
  if (installed === stamp(what) || installed === stamp('everything')) return
  const options = ['--no-audit', '--no-fund', '--progress=true', '--loglevel=error']
  run('installing dependencies', 'npm', ['ci', ...options, ...(what === 'product' ? ['--omit=dev'] : [])])
  writeFileSync(installedStamp, stamp(what))
}

/**
 * Compiles what changed since the last build, and bundles the console.
 * @param {readonly string[]} projects folders, with what they refer to; none means all
 */
const build = (projects) => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const node = join(root, 'node_modules', '.bin', 'node')
  run('building', node, [compiler, '-b', ...projects])
  run('building the console', node, [join(root, 'scripts', 'build-console.mjs')])
}

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(`doorledger: Node 20 or newer is needed to start; this is ${process.versions.node}`)
  process.exit(1)
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const projects = process.argv.slice(2)
  install(projects.length > 0 ? 'product' : 'everything')
  build(projects)
}
