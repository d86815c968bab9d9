import { readFile } from 'node:fs/promises'
import { connectionOptions, type EventLog, type KafkaConnection, openKafkaEventLog } from '@doorledger/event-log'
import { deviceEvents, directoryEvents } from '@doorledger/contracts'
import { redisSharedState } from '@doorledger/shared-state'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api } from '../system/api.js'
import { SecuredSystem } from './secured-system.js'

/** TLS, users, passwords and rights of their own, as the chart sets them. */
describe('services on a secured Kafka and Redis', () => {
  let system: SecuredSystem
  const running = new Map<string, Awaited<ReturnType<SecuredSystem['startService']>>>()

  beforeAll(async () => {
    system = await SecuredSystem.start()
    for (const { name } of SecuredSystem.services) running.set(name, await system.startService(name))
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
  ): EventLog =>
    openKafkaEventLog({
      brokers: [system.reached.broker],
      clientId: 'somebody',
      appendTimeoutMs: 1_000,
      connection: connectionOptions({ tls, ...(signIn !== undefined && { signIn }) }),
    })
  const userOf = (service: string, password = SecuredSystem.passwordOf(service)) =>
    ({ mechanism: 'scram-sha-512', username: SecuredSystem.userOf(service), password }) as const
  const record = { key: 'default:nobody', value: '{}' }

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
})
