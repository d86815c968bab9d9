import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, freshDatabase, redisUrl, startKafka } from '@doorledger/testing/backing'
import { Api } from './api.js'
import { StartedProcess } from './started-process.js'

const SERVICES = ['directory', 'device-ingest', 'audit-trail'] as const

export interface DistributedServices {
  readonly directory: Api
  /** one-time */
  readonly adminPassword: string
  readonly deviceIngest: Api
  readonly auditTrail: Api
  readonly brokers: readonly string[]
  /** Ends the directory, as `kill -9` would. */
  killDirectory(): Promise<unknown>
  stop(): Promise<void>
}

/**
 * Each service as a process of its own, on a Kafka and a database of their own and the Redis of the test run. On a
 * Kafka that is shared they would read what other systems publish, and share consumer groups with them, so that each
 * would get a part of its records only. Resolves when all are ready and know the administrator.
 * @param environment added to that of each service
 */
export const startDistributedServices = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<DistributedServices> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-services-'))
  const kafka = await startKafka({ dir: join(dir, 'kafka') })
  const adminTokenFile = join(dir, 'admin-token')
  const adminPasswordFile = join(dir, 'admin-password')
  const settings = {
    KAFKA_BROKERS: kafka.address,
    DATABASE_URL: await freshDatabase(),
    REDIS_URL: redisUrl(),
    ADMIN_TOKEN_FILE: adminTokenFile,
    ADMIN_PASSWORD_FILE: adminPasswordFile,
    PRIVACY_KEY_FILE: join(dir, 'privacy-keys'),
    PRIVACY_KEY_FILE_CREATE: 'true',
    SIGN_IN_SECRET: randomBytes(32).toString('base64url'),
    CREDENTIAL_LOOKUP_KEY_FILE: join(dir, 'credential-lookup-key'),
    CREDENTIAL_LOOKUP_KEY_FILE_CREATE: 'true',
    LOG_LEVEL: 'warn',
    ...environment,
  }
  const started: { readonly process: StartedProcess; readonly address: string }[] = []
  for (const name of SERVICES) {
    const port = await freePort()
    const file = `services/${name}/dist/main.js`
    const process = StartedProcess.start({ file, environment: { ...settings, PORT: String(port) } })
    started.push({ process, address: `http://127.0.0.1:${port}` })
  }
  const stop = async () => {
    await Promise.all(started.map(({ process }) => process.interrupt()))
    await kafka.stop()
    await rm(dir, { recursive: true, force: true })
  }
  for (const { process, address } of started) await untilReady(process, `${address}/health/ready`, {})
  const adminToken = (await readFile(adminTokenFile, 'utf8')).trim()
  const [directory, deviceIngest, auditTrail] = started
  const authorization = { authorization: `Bearer ${adminToken}` }
  await untilReady(deviceIngest!.process, `${deviceIngest!.address}/v1/devices`, authorization)
  await untilReady(auditTrail!.process, `${auditTrail!.address}/v1/locks`, authorization)
  return {
    directory: new Api(directory!.address, adminToken),
    adminPassword: (await readFile(adminPasswordFile, 'utf8')).trim(),
    killDirectory: () => directory!.process.kill(),
    deviceIngest: new Api(deviceIngest!.address, adminToken),
    auditTrail: new Api(auditTrail!.address, adminToken),
    brokers: [kafka.address],
    stop,
  }
}

const untilReady = async (process: StartedProcess, url: string, headers: Record<string, string>): Promise<void> => {
  const isReady = () =>
    fetch(url, { headers }).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (process.hasEnded) {
      const { code, stdout, stderr } = await process.ended
      throw new Error(`It ended with code ${code} before ${url} answered:\n${stdout}${stderr}`)
    }
    await pause(100)
  }
}
