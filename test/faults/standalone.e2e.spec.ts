import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Administrator } from './administrator.js'
import { Deletions } from './deletions.js'
import { OldRecords } from './old-records.js'
import { until } from './installation.js'
import { faultSeed, randomFrom } from './random.js'
import type { Strike } from './round.js'
import { faultRounds, inTurn, isLongRun, report, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'
import { StandaloneSystem } from './standalone-system.js'

const ACTIONS_A_KILL = 20
/** Old records that stand at the beginning of the log. */
const SEEDED_BEFORE_LOCKS = 300

describe(`a standalone Doorledger (FAULT_SEED=${faultSeed})`, () => {
  let system: StandaloneSystem
  let hasFailed = false
  beforeAll(async () => {
    system = await StandaloneSystem.start()
  }, START_TIMEOUT_MS)
  afterAll(() => system.stop(hasFailed))

  const losesNothing = async (name: string, kinds: readonly Strike[]) => {
    hasFailed = true
    await survives(system.installation, { name, faults: faultRounds * kinds.length, strike: inTurn(kinds) })
    hasFailed = false
  }

  const killed: Strike = async ({ random }) => {
    await system.process.running.kill()
    if (random.chance(0.25)) {
      await system.process.launch()
      await pause(random.between(0, 4_000))
      await system.process.running.kill()
    }
    await system.process.start()
  }
  const postgresKilled = async () => {
    await system.killPostgres()
    await pause(200)
  }

  if (isLongRun) {
    it(
      'deletes what was previewed and nothing else, killed at any moment while a view is rebuilt',
      { timeout: timeoutOf(faultRounds) },
      async () => {
        const archive = system.archive()
        const [old, deletions] = [new OldRecords(archive), new Deletions(archive)]
        await old.hold()
        await old.seed(SEEDED_BEFORE_LOCKS, 0)
        let waiting = SEEDED_BEFORE_LOCKS
        hasFailed = true
        await survives(system.installation, {
          name: 'old records deleted, killed',
          strike: async ({ random }) => {
            const fresh = random.between(500, 3_000)
            await old.seed(fresh, random.between(1, 50))
            const [pictures, attempts] = await deletions.confirm()
            const held = old.kept.accessLog.length
            expect(attempts!.previewed).toEqual({ rows: fresh + waiting, held })
            if (random.chance(0.7)) await deletions.rebuild()
            for (let kills = random.between(1, 2); kills > 0; kills -= 1) {
              await pause(random.between(0, 2_000))
              await system.process.running.kill()
              await system.process.start()
            }
            expect(await deletions.completed(pictures!)).toMatchObject({ 'audit-trail': pictures!.previewed })
            const purged = await deletions.completed(attempts!)
            expect(purged).toMatchObject({ 'audit-trail': attempts!.previewed, reporting: attempts!.previewed })
            // of what stands in the log before anything that must stay, nothing is left
            if (waiting > 0) expect(purged['audit-trail']!.logRecords).toBeGreaterThanOrEqual(waiting)
            await deletions.notRebuilding()
            expect(await old.left()).toEqual(old.kept)
            await deletions.switched(await deletions.rebuild())
            expect(await old.left()).toEqual(old.kept)
            waiting = 0
          },
        })
        hasFailed = false
      },
    )

    it('loses nothing when it is killed at any moment, even while it starts', { timeout: timeoutOf(faultRounds) }, () =>
      losesNothing('standalone killed', [killed]),
    )

    it('loses nothing when its Postgres is killed, which it starts again', { timeout: timeoutOf(faultRounds) }, () =>
      losesNothing('standalone: its Postgres killed', [postgresKilled]),
    )
  } else {
    it(
      'loses nothing when it is killed, and when its Postgres is, which it starts again',
      { timeout: timeoutOf(2) },
      () => losesNothing('standalone or its Postgres killed', [killed, postgresKilled]),
    )
  }

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
