/**
 * `npm run test:affected`: the tests of what changed since `main`, and of what depends on that, as Nx sees it.
 * `npm run test:affected -- <commit>` compares with another commit.
 */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [base = 'main'] = process.argv.slice(2)
const bin = (name) => join(root, 'node_modules', '.bin', name)

const affected = (type) => {
  const args = ['show', 'projects', '--affected', `--base=${base}`, '--json', '--projects', `${type}/*`]
  const { status, stdout } = spawnSync(bin('nx'), args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
  return JSON.parse(stdout)
}

/** Nx names a project as its package: `@doorledger/kernel` lies in `libs/kernel`. */
const folders = ['libs', 'services'].flatMap((type) =>
  affected(type).map((name) => `${type}/${name.split('/').pop()}/`),
)
if (folders.length === 0) {
  console.log(`doorledger: nothing that has tests changed since ${base}`)
  process.exit(0)
}
console.log(`doorledger: testing ${folders.join(' ')}`)
const { status } = spawnSync(bin('vitest'), ['run', ...folders], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
