import { afterAll, beforeAll, describe, it } from 'vitest'
import { CrampedSystem } from './full-disk.js'
import { faultSeed } from './random.js'
import { faultRounds, START_TIMEOUT_MS, survives, timeoutOf } from './rounds.js'

describe(`a standalone Doorledger on a small disk (FAULT_SEED=${faultSeed})`, () => {
  let cramped: CrampedSystem
  let hasFailed = false
  beforeAll(async () => {
    cramped = await CrampedSystem.start()
  }, START_TIMEOUT_MS)
  afterAll(() => cramped.stop(hasFailed))

  it('refuses blocks while the disk is full, and goes on afterwards', { timeout: timeoutOf(faultRounds) }, async () => {
    hasFailed = true
    await survives(cramped.system.installation, { name: 'disk full', strike: cramped.runFull })
    hasFailed = false
  })
})
