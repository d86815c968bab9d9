import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Set by who has just built and bundled: a folder with bundles of programs, each at its place in the repository. */
export const BUNDLED_PROGRAMS = 'DOORLEDGER_BUNDLED_PROGRAMS'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/**
 * Where a program is: its bundle, in a run that made one, since loading three thousand modules is half of a start; else what was
 * compiled last.
 * @param file below the repository, `services/standalone/dist/main.js`, or an absolute path
 */
export const programFile = (file: string, bundles = process.env[BUNDLED_PROGRAMS]): string => {
  const bundled = join(bundles || root, file)
  return existsSync(bundled) ? bundled : resolve(root, file)
}
