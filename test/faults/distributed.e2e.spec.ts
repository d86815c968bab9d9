import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BackingService } from '@doorledger/testing/backing'
import { Administrator } from './administrator.js'
import { DistributedSystem, type ServiceName } from './distributed-system.js'
import { freezeOne } from './frozen-instance.js'
import { cutOffFromLog } from './cut-off-log.js'
import { faultSeed, type Random } from './random.js'
import type { Strike } from './round.js'
import { rollBack, upgrade } from './rolling-upgrade.js'
import { faultRounds, inTurn, isLongRun, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'

const LONG_RUN = 50
const LONGEST_OUTAGE_MS = 2_000
const FREEZE_MS = 13_000
const LONG_FREEZE_MS = 120_000
/** So many in a long run are five. */
const upgrades = Math.floor(faultRounds / 10)

describe(`a distributed Doorledger (FAULT_SEED=${faultSeed})`, () => {
  let system: DistributedSystem
  let hasFailed = false
  beforeAll(async () => {
    system = await DistributedSystem.start()
  }, START_TIMEOUT_MS)
  afterAll(() => system.stop(hasFailed))

  /** Strikes in each of these ways so often, in turn. */
  const losesNothing = async (name: string, kinds: readonly Strike[], faults = faultRounds) => {
    hasFailed = true
    await survives(system.installation, { name, faults: faults * kinds.length, strike: inTurn(kinds) })
    hasFailed = false
  }

  const killOne = async (service: ServiceName, random: Random) => {
    await random.pick(system.instancesOf(service)).running.kill()
    await pause(random.between(0, 500))
    await system.startEnded()
  }

  const killServer = async (server: BackingService, random: Random) => {
    await server.kill()
    await pause(random.between(0, LONGEST_OUTAGE_MS))
    await server.restart()
    await system.startEnded()
  }

  const killed =
    (service: ServiceName): Strike =>
    ({ random }) =>
      killOne(service, random)
  const serverKilled =
    (server: 'postgres' | 'redis' | 'kafka'): Strike =>
    ({ random }) =>
      killServer(system.servers[server], random)
  const kinds: readonly (readonly [name: string, kinds: readonly Strike[]])[] = [
    ['service killed', [killed('device-ingest'), killed('audit-trail'), killed('directory')]],
    ['server killed', [serverKilled('postgres'), serverKilled('redis'), serverKilled('kafka')]],
    ['log unreachable', [(struck) => cutOffFromLog(system, struck)]],
    ['instance frozen', [(struck) => freezeOne(system, struck, FREEZE_MS)]],
  ]

  if (!isLongRun) {
    const each = kinds.flatMap(([, strikes]) => strikes)
    // Setting locks up and comparing takes longer than most faults do.
    it('loses nothing, whatever is killed, cut off or frozen', { timeout: timeoutOf(each.length * faultRounds) }, () =>
      losesNothing('every kind', each),
    )
  } else {
    it.each(kinds)('loses nothing: %s', { timeout: timeoutOf(3 * faultRounds) }, (name, strikes) =>
      losesNothing(name, strikes),
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

  if (faultRounds >= LONG_RUN) {
    it('goes on while an instance is frozen for two minutes', { timeout: timeoutOf(2) }, () =>
      losesNothing('instance frozen for 2 min', [(struck) => freezeOne(system, struck, LONG_FREEZE_MS)], 2),
    )
  }

  if (upgrades > 0) {
    it('goes on while a newer release replaces it and is rolled back', { timeout: timeoutOf(2 * upgrades) }, () =>
      losesNothing('upgraded and rolled back', [() => upgrade(system), () => rollBack(system)], upgrades),
    )
  }

  it('has stayed up but for what was killed', () => {
    const services = ['device-ingest', 'audit-trail', 'directory'] as const
    expect(services.flatMap((name) => system.instancesOf(name)).filter(({ running }) => !running.running)).toEqual([])
  })
})
