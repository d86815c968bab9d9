import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whom images run as: what Node keeps is looked for by that number. */
const USER = 10001

/**
 * What images give Node (docker/Dockerfile). New objects have 2 MiB: V8 would let that space grow to 64, and keeps it; an idle
 * service has a quarter less for it. The other is that of `libs/service/src/run/small-heap.ts`: V8 takes nothing that was
 * compiled under other flags.
 */
export const NODE_FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=30']

/** Node reads what it compiled from beside the program; where nothing may be written, nothing is. */
export const mainOf = (program) => `import { enableCompileCache } from 'node:module'

enableCompileCache({ directory: \`\${import.meta.dirname}/compiled\`, portable: true })
await import('./${program}')
`

/**
 * Has Node compile the modules of a program once, so that no start does. The program finds that its port is none, and ends;
 * what it would load only later is loaded beside it.
 * @param folder with `main.js` of {@link mainOf}
 * @param {readonly string[]} files all there is to compile
 */
export const fillCompileCache = (folder, files) => {
  const compiled = join(folder, 'compiled')
  mkdirSync(compiled)
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(compiled, USER, USER)
  for (const file of ['service.js', ...files]) {
    const program = mainOf(file).replace('import.meta.dirname', JSON.stringify(folder)).replace("'./", `'${folder}/`)
    const { stderr } = spawnSync(process.execPath, [...NODE_FLAGS, '--input-type=module', '--eval', program], {
      env: { PORT: 'none' },
      encoding: 'utf8',
      ...(isRoot && { uid: USER, gid: USER }),
    })
    if (file === 'service.js' && !stderr.includes('PORT: ')) throw new Error(`The program does not start: ${stderr}`)
  }
  // Node lets only whoever wrote them read them.
  for (const path of globSync('**/*', { cwd: compiled, withFileTypes: true })) {
    chmodSync(join(path.parentPath, path.name), path.isDirectory() ? 0o755 : 0o644)
  }
}
