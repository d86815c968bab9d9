import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './binaries.js'
import type { SystemUser } from './system-user.js'

export interface Cluster {
  readonly dir: string
  readonly password: string
}

/** Postgres' own name for who may do everything in this cluster. */
export const SUPERUSER = 'doorledger'

export const clusterDirOf = (dataDir: string): string => join(dataDir, 'cluster')

/** The cluster in the data folder; made when there is none. A creation that was cut short starts afresh. */
export const openCluster = async (dataDir: string, binaries: PostgresBinaries, user: SystemUser): Promise<Cluster> => {
  const dir = clusterDirOf(dataDir)
  const isThere = await access(dir).then(
    () => true,
    () => false,
  )
  if (!isThere) await createCluster(dataDir, binaries, user)
  return { dir, password: await passwordIn(dataDir) }
}

const passwordIn = async (dataDir: string): Promise<string> =>
  (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim()

/** The cluster whose server says that it is ready; undefined when there is none. Line 4 of its file is the port. */
export const runningServer = async (dataDir: string): Promise<(Cluster & { readonly port: number }) | undefined> => {
  const dir = clusterDirOf(dataDir)
  const lines = (await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (lines[7]?.trim() !== 'ready') return undefined
  return { dir, password: await passwordIn(dataDir), port: Number(lines[3]) }
}

const createCluster = async (dataDir: string, { initdb }: PostgresBinaries, user: SystemUser): Promise<void> => {
  const unfinished = join(dataDir, 'cluster-being-made')
  const forInitdb = join(dataDir, 'postgres-password-for-initdb')
  const password = randomBytes(24).toString('base64url')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeSecret(join(dataDir, 'postgres-password'), password)
  await writeSecret(forInitdb, password)
  if (user.owner !== undefined) {
    await chown(unfinished, user.owner.uid, user.owner.gid)
    await chown(forInitdb, user.owner.uid, user.owner.gid)
  }
  try {
    await run(initdb, initdbArguments(unfinished, forInitdb), user)
  } finally {
    await rm(forInitdb, { force: true })
  }
  await rename(unfinished, clusterDirOf(dataDir))
}

const writeSecret = async (file: string, secret: string): Promise<void> => {
  await rm(file, { force: true })
  await writeFile(file, `${secret}\n`, { mode: 0o600, flush: true })
}

/** UTF-8 sorted by code point with Postgres' own tables: the same on every machine, whatever locales it has. */
const initdbArguments = (dir: string, passwordFile: string): string[] => [
  `--pgdata=${dir}`,
  `--pwfile=${passwordFile}`,
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--no-locale',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

const run = async (program: string, args: readonly string[], user: SystemUser): Promise<void> => {
  const [command, commandArgs] = user.command(program, args)
  try {
    await promisify(execFile)(command, commandArgs, { cwd: '/' })
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    throw new Error(`Postgres could not make its data folder: ${stderr.trim()}`, { cause: error })
  }
}
