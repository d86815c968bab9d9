import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installationEnvironment, serviceCatalogue } from '@doorledger/catalogue'
import { distributedSettings, freePort, freshDatabase, redisUrl, StartedProcess, startKafka } from '@doorledger/testing'
import { Api } from './api.js'

export interface DistributedServices {
  readonly directory: Api
  /** one-time */
  readonly adminPassword: string
  readonly deviceIngest: Api
  readonly auditTrail: Api
  readonly accessDecision: Api
  readonly adminAudit: Api
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
  const addresses = { kafka: kafka.address, postgres: await freshDatabase(), redis: redisUrl() }
  const made = distributedSettings(addresses, dir)
  const own = await installationEnvironment(dir, () => Promise.resolve(made.SIGN_IN_SECRET))
  const settings = { ...own, ...made, ...environment }
  const started = new Map<string, { readonly process: StartedProcess; readonly address: string }>()
  for (const { name } of serviceCatalogue) {
    const port = await freePort()
    const file = `services/${name}/dist/main.js`
    const process = StartedProcess.start({ file, environment: { ...settings, PORT: String(port) } })
    started.set(name, { process, address: `http://127.0.0.1:${port}` })
  }
  const stop = async () => {
    await Promise.all([...started.values()].map(({ process }) => process.interrupt()))
    await kafka.stop()
    await rm(dir, { recursive: true, force: true })
  }
  for (const { process, address } of started.values()) await process.untilAnswers(`${address}/health/ready`)
  const adminToken = (await readFile(settings.ADMIN_TOKEN_FILE, 'utf8')).trim()
  const [directory, deviceIngest, auditTrail, accessDecision, adminAudit] = [
    'directory',
    'device-ingest',
    'audit-trail',
    'access-decision',
    'admin-audit',
  ].map((name) => started.get(name))
  const authorization = { authorization: `Bearer ${adminToken}` }
  await deviceIngest!.process.untilAnswers(`${deviceIngest!.address}/v1/devices`, authorization)
  await auditTrail!.process.untilAnswers(`${auditTrail!.address}/v1/locks`, authorization)
  return {
    directory: new Api(directory!.address, adminToken),
    adminPassword: (await readFile(settings.ADMIN_PASSWORD_FILE, 'utf8')).trim(),
    killDirectory: () => directory!.process.kill(),
    deviceIngest: new Api(deviceIngest!.address, adminToken),
    auditTrail: new Api(auditTrail!.address, adminToken),
    accessDecision: new Api(accessDecision!.address, adminToken),
    adminAudit: new Api(adminAudit!.address, adminToken),
    brokers: [kafka.address],
    stop,
  }
}
