import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BackingService } from '@doorledger/testing/backing'
import { Administrator } from './administrator.js'
import { DistributedSystem, type ServiceName } from './distributed-system.js'
import { freezeOne } from './frozen-instance.js'
import { cutOffFromLog } from './cut-off-log.js'
import { faultSeed, type Random } from './random.js'
import type { Strike } from './round.js'
import { faultRounds, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'

const LONG_RUN = 50
const FREEZE_MS = 13_000
const LONG_FREEZE_MS = 120_000

describe(`a distributed Doorledger (FAULT_SEED=${faultSeed})`, () => {
  let system: DistributedSystem
  let hasFailed = false
  beforeAll(async () => {
    system = await DistributedSystem.start()
  }, START_TIMEOUT_MS)
  afterAll(() => system.stop(hasFailed))

  const losesNothing = async (name: string, strike: Strike, faults = faultRounds) => {
    hasFailed = true
    await survives(system.installation, { name, faults, strike })
    hasFailed = false
  }

  const killOne = async (service: ServiceName, random: Random) => {
    await random.pick(system.instancesOf(service)).running.kill()
    await pause(random.between(0, 500))
    await system.startEnded()
  }

  const killServer = async (server: BackingService, random: Random, longestMs: number) => {
    await server.kill()
    await pause(random.between(0, longestMs))
    await server.restart()
    await system.startEnded()
  }

  for (const service of ['device-ingest', 'audit-trail', 'directory'] as const) {
    it(`loses nothing when ${service} is killed`, { timeout: timeoutOf(faultRounds) }, () =>
      losesNothing(`${service} killed`, ({ random }) => killOne(service, random)),
    )
  }

  it(
    'has the whole log of administrators after admin-audit was down',
    { timeout: timeoutOf(faultRounds) },
    async () => {
      const [log, directory] = [system.instancesOf('admin-audit')[0]!, system.instancesOf('directory')[0]!]
      const place = {
        directory: directory.address,
        adminAudit: log.address,
        token: system.installation.adminToken,
      }
      const administrator = new Administrator(place, `unheard-${Date.now()}`)
      for (let fault = 0; fault < faultRounds; fault += 1) {
        await log.running.kill()
        await administrator.work(20)
        await system.startEnded()
        await administrator.work(5)
      }
      expect(await administrator.findings()).toMatchObject({ acknowledged: faultRounds * 25, missing: 0, double: 0 })
    },
  )

  it('loses nothing when Postgres is killed', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('Postgres killed', ({ random }) => killServer(system.servers.postgres, random, 2_000)),
  )

  it('loses nothing when Redis is killed', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('Redis killed', ({ random }) => killServer(system.servers.redis, random, 2_000)),
  )

  it('loses nothing when Kafka is killed', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('Kafka killed', ({ random }) => killServer(system.servers.kafka, random, 2_000)),
  )

  it('refuses blocks and is read on while the log cannot be reached', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('log unreachable', (struck) => cutOffFromLog(system, struck)),
  )

  it('goes on while an instance is frozen, which then writes nothing double', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('instance frozen', (struck) => freezeOne(system, struck, FREEZE_MS)),
  )

  if (faultRounds >= LONG_RUN) {
    it('goes on while an instance is frozen for two minutes', { timeout: timeoutOf(2) }, () =>
      losesNothing('instance frozen for 2 min', (struck) => freezeOne(system, struck, LONG_FREEZE_MS), 2),
    )
  }

  it('has stayed up but for what was killed', () => {
    const services = ['device-ingest', 'audit-trail', 'directory'] as const
    expect(services.flatMap((name) => system.instancesOf(name)).filter(({ running }) => !running.running)).toEqual([])
  })
})
