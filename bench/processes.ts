import { freePort } from '@doorledger/testing'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Backing } from './backing.ts'

export interface Running {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts one of ours as a process of its own and resolves when it is ready. */
export const startProcess = async (
  main: string,
  environment: Readonly<Record<string, string>>,
  ready = '/health/ready',
): Promise<Running> => {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, main), String(port)], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  await untilReady(`${address}${ready}`, child)
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { address, pid: child.pid!, stop }
}

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  while (child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined)
    if (response !== undefined && response.status < 500) return
    await pause(100)
  }
  throw new Error(`${url}: the process ended with code ${child.exitCode}`)
}

/** All of Doorledger in one process, and an administrator's token for it. */
export const startStandalone = async (
  backing: Backing,
): Promise<Running & { readonly token: string; readonly dataDir: string }> => {
  const dir = await backing.folder()
  const running = await startProcess('services/standalone/dist/main.js', { DOORLEDGER_DATA_DIR: dir })
  backing.atEnd(() => running.stop())
  return { ...running, dataDir: dir, token: (await readFile(join(dir, 'admin-token'), 'utf8')).trim() }
}

/** `device-ingest` and `directory` as processes of their own on Kafka, and an administrator's token for them. */
export const startDistributedIngest = async (backing: Backing): Promise<Running & { readonly token: string }> => {
  const tokenFile = join(await backing.folder(), 'admin-token')
  const environment = {
    KAFKA_BROKERS: await backing.kafkaBrokers(),
    DATABASE_URL: await backing.database(),
    REDIS_URL: await backing.redisUrl(),
  }
  const directory = await startProcess('services/directory/dist/main.js', {
    ...environment,
    ADMIN_TOKEN_FILE: tokenFile,
    ADMIN_PASSWORD_FILE: `${tokenFile}.password`,
    PRIVACY_KEY_FILE: `${tokenFile}.privacy-keys`,
    PRIVACY_KEY_FILE_CREATE: 'true',
    SIGN_IN_SECRET: randomBytes(32).toString('base64url'),
    CREDENTIAL_LOOKUP_KEY_FILE: `${tokenFile}.credential-lookup-key`,
    CREDENTIAL_LOOKUP_KEY_FILE_CREATE: 'true',
  })
  backing.atEnd(() => directory.stop())
  const ingest = await startProcess('services/device-ingest/dist/main.js', environment)
  backing.atEnd(() => ingest.stop())
  const token = (await readFile(tokenFile, 'utf8')).trim()
  await untilKnown(token, `${ingest.address}/v1/devices`)
  return { ...ingest, token }
}

/** News of a token reaches other services through the log. */
const untilKnown = async (token: string, url: string): Promise<void> => {
  while (!(await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok) await pause(100)
}
