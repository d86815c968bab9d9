/**
 * `npm run test:affected`: what changed since `main` and what depends on it: types, the generated reference, lint of the
 * changed files, and tests. `npm run test:affected -- <commit>` compares with another commit. The whole is `npm test`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testsOfChange } from './test/tests-of-change.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const [base = 'main'] = process.argv.slice(2)

const output = (command, args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
const linesOf = (text) => text.split('\n').filter((line) => line !== '')

const changed = [
  ...linesOf(output('git', ['diff', '--name-only', base])),
  ...linesOf(output('git', ['ls-files', '--others', '--exclude-standard'])),
]
if (changed.length === 0) {
  console.log(`doorledger: nothing changed since ${base}`)
  process.exit(0)
}

/** Nx names a project as its package: `@doorledger/kernel` lies in `libs/kernel`. */
const affected = (type) =>
  JSON.parse(
    output('nx', ['show', 'projects', '--affected', `--base=${base}`, '--json', '--projects', `${type}/*`]),
  ).map((name) => `${type}/${name.split('/').pop()}/`)

const chosen = testsOfChange(changed, [...affected('libs'), ...affected('services')])
/** Vitest takes a folder for a part of a path, and services have a `test/` of their own. */
const folders = chosen?.flatMap((folder) =>
  folder === 'test/' ? readdirSync('test').map((name) => `test/${name}/`) : folder,
)
const sources = changed.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && existsSync(file))

const steps = [
  ['types of the tests', 'tsc', ['-p', 'tsconfig.tests.json']],
  ['reference is what the code says', 'node', ['scripts/generate.mjs', '--check']],
  ...(sources.length > 0 ? [['lint of what changed', 'eslint', sources]] : []),
  ...(folders?.length === 0
    ? []
    : [[`tests in ${folders?.join(' ') ?? 'all folders'}`, 'vitest', ['run', ...(folders ?? [])]]]),
]
for (const [name, command, args] of steps) {
  console.log(`doorledger: ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
