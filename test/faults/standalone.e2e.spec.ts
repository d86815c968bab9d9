import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultSeed, type Random } from './random.js'
import { faultRounds, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'
import { StandaloneSystem } from './standalone-system.js'

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

  it('leaves no Postgres behind when it is stopped', async () => {
    const postgres = await system.postgres()
    await system.process.stop()
    expect(await system.postgres()).toBeUndefined()
    expect(() => process.kill(postgres!.pid, 0)).toThrow('ESRCH')
  })
})
