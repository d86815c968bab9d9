/**
 * Bundles the web console into `services/console/dist/web`, when something of it changed since the last time.
 * Runs on the Node that the lock file pins: `node scripts/build-console.mjs`.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'services', 'console')
const stamp = join(folder, 'dist', '.web-built-from')

const sources = () => [
  ...['package.json', 'index.html', 'vite.config.ts'].map((name) => join(folder, name)),
  ...['src', 'public'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  ),
]

const hash = createHash('sha256')
for (const file of sources()) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file))
const wanted = hash.digest('hex')
const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (built !== wanted || !existsSync(join(folder, 'dist', 'web', 'index.html'))) {
  const { build } = await import('vite')
  await build({ configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}
