/**
 * `node scripts/test/bundle-programs.mjs <folder>`: the programs that tests start, each as few files in the place where it lies in
 * the repository: `<folder>/services/standalone/dist/main.js`. Their modules are loaded some eighty times in a run.
 * Everything has been built before.
 */
import { existsSync, globSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../image/bundle.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Usage: bundle-programs.mjs <folder>')
const folder = resolve(target)

const programs = globSync('services/*/dist/{main,cli}.js', { cwd: root })
rmSync(folder, { recursive: true, force: true })
await bundle(Object.fromEntries(programs.map((file) => [file.replace(/\.js$/, ''), file])), { folder, layout: root })
for (const file of programs) if (!existsSync(join(folder, file))) throw new Error(`${file} was not bundled`)
