import { readFile } from 'node:fs/promises'
import type { EventLog } from '@doorledger/event-log'
import { connectionOptions, type KafkaConnection, openKafkaEventLog } from '@doorledger/event-log/kafka'
import { deviceEvents, directoryEvents } from '@doorledger/contracts'
import { redisSharedState } from '@doorledger/shared-state/redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api } from '../system/api.js'
import { askAs } from './secured-postgres.js'
import { SecuredSystem } from './secured-system.js'

/** TLS, users, passwords and rights of their own, as the chart sets them; jobs migrate while services wait. */
describe('services on a secured Kafka, Postgres and Redis', () => {
  let system: SecuredSystem
  let migrated: Awaited<ReturnType<SecuredSystem['migrate']>>[]
  const running = new Map<string, Awaited<ReturnType<SecuredSystem['startService']>>>()

  beforeAll(async () => {
    system = await SecuredSystem.start()
    for (const { name } of SecuredSystem.services) running.set(name, await system.startService(name))
    migrated = await Promise.all(SecuredSystem.services.map(({ name }) => system.migrate(name)))
    for (const { process, address } of running.values()) await process.untilAnswers(`${address}/health/ready`)
  })
  afterAll(async () => {
    await Promise.all([...running.values()].map(({ process }) => process.interrupt()))
    await system?.stop()
  })

  const apiOf = async (service: string): Promise<Api> => {
    const token = (await readFile(system.environment['ADMIN_TOKEN_FILE']!, 'utf8')).trim()
    return new Api(running.get(service)!.address, token)
  }
  const logAs = (
    signIn: KafkaConnection['signIn'],
    tls: KafkaConnection['tls'] = { ca: system.reached.ca },
  ): EventLog => logAt(system.reached.broker, { ...(tls && { tls }), ...(signIn && { signIn }) })
  const logAt = (broker: string, connection: KafkaConnection): EventLog =>
    openKafkaEventLog({
      brokers: [broker],
      clientId: 'somebody',
      appendTimeoutMs: 1_000,
      connection: connectionOptions(connection),
    })
  const userOf = (service: string, password = SecuredSystem.passwordOf(service)) =>
    ({ mechanism: 'scram-sha-512', username: SecuredSystem.userOf(service), password }) as const
  const record = { key: 'default:nobody', value: '{}' }

  it('wait for the job that migrates, which ends', () => {
    expect(migrated.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      migrated.map(() => ({ code: 0, stderr: '' })),
    )
  })

  it('take a block in, interpret it and show it, each with the rights it is listed to need', async () => {
    const [ingest, trail] = [await apiOf('device-ingest'), await apiOf('audit-trail')]
    await expect.poll(() => ingest.call('GET', '/v1/devices').then(({ status }) => status)).toBe(200)
    const lock = { id: 'front-door', kind: 'lock', model: 'LE', name: 'Front door', zone: 'Europe/Helsinki' }
    const registered = await ingest.call('POST', '/v1/devices', { body: lock })
    expect(registered.status).toBe(201)
    const { token } = registered.body as { token: string }
    const block = { audits: [{ event: '05070000', time: '20261113091752' }], nxtDbVerTS: '0x0873828198485981' }
    const device = new Api(running.get('device-ingest')!.address, token)
    await expect
      .poll(() =>
        device.call('POST', '/v1/devices/front-door/audit-blocks', { body: block }).then(({ status }) => status),
      )
      .toBe(200)
    await expect
      .poll(async () => JSON.stringify((await trail.call('GET', '/v1/locks/front-door/audit-trail')).body))
      .toContain('05070000')
  })

  it.each(SecuredSystem.services.map(({ name }) => name))('leave %s no dead letter and no lag', async (name) => {
    const api = await apiOf(name)
    await expect
      .poll(async () => JSON.stringify((await api.call('GET', '/v1/projections')).body))
      .not.toMatch(/"(deadLetters|lag)":[1-9]/)
  })

  it('let nobody write to a topic of another', async () => {
    const log = logAs(userOf('directory'))
    await expect(log.append(deviceEvents.name, [record])).rejects.toThrow()
    await log.close()
  })

  it('let nobody read a topic of another', async () => {
    const log = logAs(userOf('device-ingest'))
    await expect(log.watermarks('admin.audit.v1')).rejects.toThrow()
    await log.close()
  })

  it('let nobody in with a wrong password, or without one', async () => {
    for (const signIn of [userOf('directory', 'guessed'), undefined]) {
      const log = logAs(signIn)
      await expect(log.watermarks(directoryEvents.name)).rejects.toThrow()
      await log.close()
    }
  })

  it('talk to nobody whose certificate they do not know', async () => {
    const log = logAs(userOf('directory'), {})
    await expect(log.watermarks(directoryEvents.name)).rejects.toThrow()
    await log.close()
  })

  it('share their state with who has the password of Redis and knows its certificate', async () => {
    const url = system.environment['REDIS_URL']!
    const [known, unknown, guessed] = [
      redisSharedState({ url, ca: system.reached.ca }),
      redisSharedState({ url }),
      redisSharedState({ url: url.replace('only-the-services', 'guessed'), ca: system.reached.ca }),
    ]
    await expect(known.check()).resolves.toBeUndefined()
    await expect(unknown.check()).rejects.toThrow()
    await expect(guessed.check()).rejects.toThrow()
    await Promise.all([known, unknown, guessed].map((state) => state.close()))
  })

  it('reach Postgres through TLS alone, and know its certificate', async () => {
    const { database } = system
    await expect(database.ask('directory', 'select 1')).resolves.toMatchObject({ rowCount: 1 })
    await expect(askAs(database.urlWithoutTls('directory'), 'select 1')).rejects.toThrow('no pg_hba.conf entry')
    const unknown = database.urlOf('directory').replace(/&sslrootcert=.*/, '')
    await expect(askAs(unknown, 'select 1')).rejects.toThrow('self-signed certificate')
  })

  it.each([
    ['a service cannot read what is another’s', 'device-ingest', 'select from directory.events'],
    ['a service cannot write what is another’s', 'directory', 'delete from audit_trail.access_events'],
    ['a service cannot make schemas', 'directory', 'create schema further'],
    ['who reads cannot write', 'read', 'delete from audit_trail.access_events'],
  ])('in Postgres %s', async (_, who, sql) => {
    await expect(system.database.ask(who, sql)).rejects.toThrow('permission denied')
  })

  it('leave everything of a schema to its owner, whoever migrated it, and let others read who may', async () => {
    const { rows } = await system.database.ask(
      'read',
      `select distinct schemaname, tableowner from pg_tables where schemaname in ('directory', 'audit_trail', 'privacy')`,
    )
    expect(new Set(rows as unknown[])).toEqual(
      new Set(
        ['directory', 'audit_trail', 'privacy'].map((schema) => ({
          schemaname: schema,
          tableowner: `doorledger_${schema}`,
        })),
      ),
    )
    await expect(system.database.ask('read', 'select from audit_trail.access_events')).resolves.toBeDefined()
  })

  it.each([
    ['a certificate', () => system.byCertificate('retention')],
    ['a token', () => Promise.resolve(system.byToken('retention'))],
  ])('run as the same user by %s', async (_, variables) => {
    const { process, address } = await system.startService('retention', await variables())
    await process.untilAnswers(`${address}/health/ready`)
    await process.kill()
  })

  it('are nobody but themselves by certificate and token, and nobody without', async () => {
    const { KAFKA_SSL_CERT_FILE, KAFKA_SSL_KEY_FILE } = await system.byCertificate('directory')
    const [cert, key] = await Promise.all(
      [KAFKA_SSL_CERT_FILE, KAFKA_SSL_KEY_FILE].map((file) => readFile(file, 'utf8')),
    )
    const { reached } = system
    const shown = logAt(reached.byCertificate, { tls: { ca: reached.ca, cert: cert!, key: key! } })
    const token = (service: string, clientSecret: string) =>
      ({
        mechanism: 'oauthbearer',
        tokenUrl: system.issuer.tokenUrl,
        clientId: SecuredSystem.userOf(service),
        clientSecret,
      }) as const
    const { KAFKA_SASL_PASSWORD: secret } = system.byToken('directory')
    const [brought, guessed, unshown] = [
      logAt(reached.byToken, { tls: { ca: reached.ca }, signIn: token('directory', secret) }),
      logAt(reached.byToken, { tls: { ca: reached.ca }, signIn: token('directory', 'guessed') }),
      logAt(reached.byCertificate, { tls: { ca: reached.ca } }),
    ]
    for (const log of [shown, brought]) {
      await expect(log.watermarks(directoryEvents.name)).resolves.toBeDefined()
      await expect(log.append(deviceEvents.name, [record])).rejects.toThrow()
    }
    for (const log of [guessed, unshown]) await expect(log.watermarks(directoryEvents.name)).rejects.toThrow()
    await Promise.all([shown, brought, guessed, unshown].map((log) => log.close()))
  })
})
