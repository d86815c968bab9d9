import { distributedSettings, freePort, StartedProcess } from '@doorledger/testing'
import { execFile } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { NODE_FLAGS } from '../scripts/image/compile-cache.mjs'
import type { Backing } from './backing.ts'

export interface Running {
  readonly address: string
  readonly pid: number
  stop(): Promise<unknown>
}

/**
 * Starts one of ours as a process of its own and resolves when it is ready.
 * @param nodeFlags what Node is told besides
 */
export const startProcess = async (
  file: string,
  environment: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): Promise<Running> => {
  const port = String(await freePort())
  const asInstalled = { LOG_LEVEL: 'warn' }
  const process = StartedProcess.start({ file, nodeFlags, environment: { ...asInstalled, ...environment, PORT: port } })
  const address = `http://127.0.0.1:${port}`
  await process.untilAnswers(`${address}/health/ready`)
  return { address, pid: process.pid, stop: () => process.interrupt() }
}

/** How a service runs in its image: the files of the image, in a folder of this run, and what the image tells Node. */
export const assembledImage = async (backing: Backing, service: string) => {
  const folder = await backing.folder()
  // what is compiled beforehand is compiled as the user of the image
  await chmod(folder, 0o755)
  const tree = join(folder, 'app')
  await promisify(execFile)(process.execPath, ['scripts/image/assemble.mjs', service, tree])
  const environment = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: '' }
  return {
    start: (more: Readonly<Record<string, string>>) =>
      startProcess(join(tree, 'main.js'), { ...more, ...environment }, NODE_FLAGS),
  }
}

type Start = (environment: Readonly<Record<string, string>>) => Promise<Running>

/**
 * All of Doorledger in one process, and an administrator's token for it.
 * @param start how it is started: as built here, when left out
 */
export const startStandalone = async (
  backing: Backing,
  environment: Readonly<Record<string, string>> = {},
  start: Start = (settings) => startProcess('services/standalone/dist/main.js', settings),
): Promise<Running & { readonly token: string; readonly dataDir: string }> => {
  const dir = await backing.folder()
  const running = await start({ ...environment, DOORLEDGER_DATA_DIR: dir })
  backing.atEnd(() => running.stop())
  return { ...running, dataDir: dir, token: (await readFile(join(dir, 'admin-token'), 'utf8')).trim() }
}

/** The database of a standalone, as Postgres itself wrote it down: the port is the fourth line of its pid file. */
export const databaseUrlOf = async (dataDir: string): Promise<string> => {
  const folder = join(dataDir, 'postgres')
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
  const port = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgresql://doorledger:${encodeURIComponent(password)}@127.0.0.1:${port}/doorledger`
}

/** `device-ingest` and `directory` as processes of their own on Kafka, with an administrator's token and the settings of both. */
export const startDistributedIngest = async (backing: Backing) => {
  const addresses = {
    kafka: await backing.kafkaBrokers(),
    postgres: await backing.database(),
    redis: await backing.redisUrl(),
  }
  const settings = distributedSettings(addresses, await backing.folder())
  const directory = await startProcess('services/directory/dist/main.js', settings)
  backing.atEnd(() => directory.stop())
  const ingest = await startProcess('services/device-ingest/dist/main.js', settings)
  backing.atEnd(() => ingest.stop())
  const token = (await readFile(settings.ADMIN_TOKEN_FILE, 'utf8')).trim()
  await untilKnown(token, `${ingest.address}/v1/devices`)
  return { ...ingest, token, settings }
}

/**
 * What attempts at doors take, as processes of their own on Kafka, and an administrator's token for them.
 * @param environment of all of them, besides
 */
export const startDistributedDecisions = async (
  backing: Backing,
  environment: Readonly<Record<string, string>> = {},
) => {
  const addresses = {
    kafka: await backing.kafkaBrokers(),
    postgres: await backing.database(),
    redis: await backing.redisUrl(),
  }
  const settings = { ...distributedSettings(addresses, await backing.folder()), ...environment }
  const started = async (service: string) => {
    const folder = { DECISION_DATA_DIR: await backing.folder() }
    const running = await startProcess(`services/${service}/dist/main.js`, { ...settings, ...folder })
    backing.atEnd(() => running.stop())
    return running
  }
  const directory = await started('directory')
  const deviceIngest = await started('device-ingest')
  const accessDecision = await started('access-decision')
  const token = (await readFile(settings.ADMIN_TOKEN_FILE, 'utf8')).trim()
  await untilKnown(token, `${deviceIngest.address}/v1/devices`)
  await untilKnown(token, `${accessDecision.address}/v1/doors`)
  return { directory, deviceIngest, accessDecision, token, settings }
}

/** News of a token reaches other services through the log. */
export const untilKnown = async (token: string, url: string): Promise<void> => {
  while (!(await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok) await pause(100)
}
