import { freePort, StartedProcess, testRunFolder } from '@doorledger/testing'
import { execFile } from 'node:child_process'
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const MAIN = 'services/standalone/dist/main.js'
/** Settings of every start. */
export const SITE = { SITE_ZONE: 'Europe/Helsinki' }

let made: Promise<string> | undefined

/**
 * Puts the data of a Doorledger that was started once and stopped into `dataDir`, which is not there yet: a first start
 * makes a database and all its tables, which takes longer than the rest. Password, token and keys are those of every
 * such copy; each is used by a Postgres of its own.
 */
export const copyStartedOnce = async (dataDir: string): Promise<void> => {
  made ??= madeInThisRun()
  // Not Node's own: to root it would leave what belongs to the user that Postgres runs as.
  await promisify(execFile)('cp', ['-a', await made, dataDir])
}

/** By the first of a run's processes that needs it; where two come at once, both make it and one is kept. */
const madeInThisRun = async (): Promise<string> => {
  const place = join(testRunFolder(), 'started-once')
  if (await isThere(place)) return place
  const own = await mkdtemp(join(testRunFolder(), 'being-started-'))
  const settings = { ...SITE, PORT: String(await freePort()), DOORLEDGER_DATA_DIR: join(own, 'data') }
  const process = StartedProcess.start({ file: MAIN, environment: settings })
  await process.untilPrinted('Stop with Ctrl-C')
  const { code, stderr } = await process.interrupt()
  if (code !== 0) throw new Error(`It ended with code ${code}:\n${stderr}`)
  await rename(join(own, 'data'), place).catch(async (error: unknown) => {
    if (!(await isThere(place))) throw error
  })
  await rm(own, { recursive: true, force: true })
  return place
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
