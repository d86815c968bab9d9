import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Administrator } from './administrator.js'
import { OldRecords } from './old-records.js'
import { until } from './installation.js'
import { faultSeed, type Random, randomFrom } from './random.js'
import { faultRounds, report, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'
import { StandaloneSystem } from './standalone-system.js'

const ACTIONS_A_KILL = 20

describe(`a standalone Doorledger (FAULT_SEED=${faultSeed})`, () => {
  let system: StandaloneSystem
  let hasFailed = false
  beforeAll(async () => {
    system = await StandaloneSystem.start()
  }, START_TIMEOUT_MS)
  afterAll(() => system.stop(hasFailed))

  const losesNothing = async (name: string, strike: (random: Random) => Promise<void>) => {
    hasFailed = true
    await survives(system.installation, { name, strike: ({ random }) => strike(random) })
    hasFailed = false
  }

  it('loses nothing when it is killed at any moment, even while it starts', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('standalone killed', async (random) => {
      await system.process.running.kill()
      if (random.chance(0.25)) {
        await system.process.launch()
        await pause(random.between(0, 4_000))
        await system.process.running.kill()
      }
      await system.process.start()
    }),
  )

  it('loses nothing when its Postgres is killed, which it starts again', { timeout: timeoutOf(faultRounds) }, () =>
    losesNothing('standalone: its Postgres killed', async () => {
      await system.killPostgres()
      await pause(200)
    }),
  )

  it(
    'deletes what was previewed and nothing else, killed at any moment while a view is rebuilt',
    { timeout: timeoutOf(faultRounds) },
    async () => {
      const token = system.installation.adminToken
      const old = new OldRecords({
        ...{ address: system.process.address, token },
        databaseUrl: () => system.databaseUrl(),
      })
      await old.hold()
      let held = 0
      hasFailed = true
      await survives(system.installation, {
        name: 'old records deleted, killed',
        strike: async ({ random }) => {
          const [fresh, kept] = [random.between(500, 3_000), random.between(1, 50)]
          await old.seed(fresh, kept)
          held += kept
          const purge = await old.confirm()
          expect(purge.previewed).toEqual({ rows: fresh, held })
          if (random.chance(0.7)) await old.rebuild()
          await pause(random.between(0, 2_000))
          await system.process.running.kill()
          await system.process.start()
          const { purged, left } = await old.deleted(purge)
          expect(purged).toMatchObject({ 'audit-trail': { rows: fresh, held }, reporting: { rows: fresh, held } })
          expect(left).toBe(held)
        },
      })
      hasFailed = false
    },
  )

  it(
    'has one entry in the audit log for each action, killed between the two',
    { timeout: timeoutOf(faultRounds) },
    async () => {
      const { address } = system.process
      const token = system.installation.adminToken
      const administrator = new Administrator(
        { directory: address, adminAudit: address, token },
        `killed-${Date.now()}`,
      )
      const random = randomFrom(faultSeed)
      for (let kill = 0; kill < faultRounds; kill += 1) {
        const stopping = new AbortController()
        const working = administrator.work(ACTIONS_A_KILL + random.between(0, 20), stopping.signal)
        await until('some actions are done', () =>
          Promise.resolve(administrator.actions > kill * ACTIONS_A_KILL || undefined),
        )
        await pause(random.between(0, 300))
        await system.process.running.kill()
        await system.process.start()
        await working
      }
      const findings = await administrator.findings()
      report({ kind: 'actions of administrators', rounds: faultRounds, ...findings })
      expect(findings).toMatchObject({ missing: 0, double: 0 })
      expect(findings.acknowledged).toBeGreaterThanOrEqual(faultRounds * ACTIONS_A_KILL)
    },
  )

  it('leaves no Postgres behind when it is stopped', async () => {
    const postgres = await system.postgres()
    await system.process.stop()
    expect(await system.postgres()).toBeUndefined()
    expect(() => process.kill(postgres!.pid, 0)).toThrow('ESRCH')
  })
})
