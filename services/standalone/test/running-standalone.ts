import { freePort, StartedProcess } from '@doorledger/testing'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../../../test/system/api.js'
import { copyStartedOnce, MAIN, SITE } from './started-once.js'

export { MAIN }
export const CLI = 'services/standalone/dist/cli.js'

export interface RunningStandalone {
  readonly process: StartedProcess
  readonly api: Api
  readonly port: number
}

interface Folder {
  readonly dir: string
  remove(): Promise<void>
}

/** A folder of this test alone, with a space in its name, for what is about the first start. */
export const emptyFolder = async (): Promise<Folder> => {
  const dir = await mkdtemp(join(tmpdir(), 'door ledger '))
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) }
}

/** The same with the data of a Doorledger that has been started and used by nobody. */
export const freshFolder = async (): Promise<Folder> => {
  const folder = await emptyFolder()
  await copyStartedOnce(join(folder.dir, 'data folder'))
  return folder
}

/** Starts it as a user would, in `dir`, with its data in `dir/data folder`; resolves when it has said that it runs. */
export const startStandalone = async (
  dir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningStandalone> => {
  const port = await freePort()
  const settings = { ...SITE, PORT: String(port), DOORLEDGER_DATA_DIR: 'data folder', ...environment }
  const process = StartedProcess.start({ file: MAIN, dir, environment: settings })
  await process.untilPrinted('Stop with Ctrl-C')
  const token = (await readFile(adminTokenFile(dir), 'utf8')).trim()
  return { process, port, api: new Api(`http://127.0.0.1:${port}`, token) }
}

export const adminTokenFile = (dir: string): string => join(dir, 'data folder', 'admin-token')

/** Of its own Postgres while it runs: the port is the fourth line of Postgres’s pid file. */
export const databaseUrl = async (dir: string): Promise<string> => {
  const folder = join(dir, 'data folder', 'postgres')
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
  const port = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[3]!
  return `postgresql://doorledger:${encodeURIComponent(password)}@127.0.0.1:${port}/doorledger`
}

/** Of the Postgres that uses the data folder, or did when it was killed; undefined when it was stopped in good order. */
export const postgresPid = async (dir: string): Promise<number | undefined> => {
  const file = await readFile(join(dir, 'data folder', 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
  return file === '' ? undefined : Number.parseInt(file)
}

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
