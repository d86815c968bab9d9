import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whom images run as: what Node keeps is looked for by that number. */
const USER = 10001

/** Node reads what it compiled from beside the program; where nothing may be written, nothing is. */
export const mainOf = (program) => `import { enableCompileCache } from 'node:module'

enableCompileCache({ directory: \`\${import.meta.dirname}/compiled\`, portable: true })
await import('./${program}')
`

/**
 * Has Node compile all modules of a program once, so that no start does: a fifth of it. The program loads them, finds that
 * its port is none, and ends.
 * @param folder with `main.js` of {@link mainOf}
 */
export const fillCompileCache = (folder) => {
  const compiled = join(folder, 'compiled')
  mkdirSync(compiled)
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(compiled, USER, USER)
  const { stderr } = spawnSync(process.execPath, [join(folder, 'main.js')], {
    env: { PORT: 'none' },
    encoding: 'utf8',
    ...(isRoot && { uid: USER, gid: USER }),
  })
  if (!stderr.includes('PORT: ')) throw new Error(`The program does not start: ${stderr}`)
  // Node lets only whoever wrote them read them.
  for (const path of globSync('**/*', { cwd: compiled, withFileTypes: true })) {
    chmodSync(join(path.parentPath, path.name), path.isDirectory() ? 0o755 : 0o644)
  }
}
