import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AttemptsInLog } from './decisions/attempts-in-log.js'
import { findingsOf } from './decisions/attempt-findings.js'
import { DecisionSystem, type Server, type ServerName } from './decisions/decision-system.js'
import { ReaderTraffic } from './decisions/reader-traffic.js'
import { faultSeed, type Random, randomFrom } from './random.js'
import { faultRounds, isLongRun, report, START_TIMEOUT_MS, timeoutOf } from './rounds.js'

const STRIKES_IN_A_ROUND = 5
const SHORTEST_MS = 300
const LONGEST_MS = 1_200

/** How a server is struck, and how it comes back. */
const STRIKES: Readonly<Record<string, (server: Server, lastMs: number) => Promise<void>>> = {
  killed: async ({ service }, lastMs) => {
    await service.kill()
    await pause(lastMs)
    await service.restart()
  },
  frozen: async ({ way }, lastMs) => {
    way.hold()
    await pause(lastMs)
    way.heal()
  },
  'cut off': async ({ way }, lastMs) => {
    way.cut()
    await pause(lastMs)
    way.heal()
  },
}

describe(`readers, 100 attempts a second (FAULT_SEED=${faultSeed})`, () => {
  let system: DecisionSystem
  let log: AttemptsInLog
  let hasFailed = true
  const random = randomFrom(faultSeed)
  beforeAll(async () => {
    system = await DecisionSystem.start()
    log = new AttemptsInLog()
    await log.follow(system.log)
  }, START_TIMEOUT_MS)
  afterAll(async () => {
    await log.close()
    await system.stop(hasFailed)
  })

  const survives = async (name: ServerName, how: string, random: Random): Promise<void> => {
    for (let left = faultRounds; left > 0; left -= STRIKES_IN_A_ROUND) {
      const strikes = Math.min(left, STRIKES_IN_A_ROUND)
      const traffic = new ReaderTraffic(system.address, system.readers, random.branch())
      traffic.start()
      for (let strike = 0; strike < strikes; strike += 1) {
        await pause(random.between(100, 400))
        await STRIKES[how]!(system.servers[name], random.between(SHORTEST_MS, LONGEST_MS))
      }
      await pause(random.between(100, 400))
      await traffic.stop()
      await log.untilThere(traffic.attempts.map(({ attemptId }) => attemptId))
      const findings = findingsOf(traffic.attempts, log.logged)
      report({ kind: `attempts, ${name} ${how}`, rounds: strikes, ...findings })
      expect(findings).toMatchObject({ wrong: 0, missing: 0, double: 0, outOfOrder: 0 })
      expect(traffic.unanswered).toBe(0)
      expect(findings.acknowledged).toBeGreaterThan(0)
      expect(system.isUp).toBe(true)
    }
  }

  /** A broker that was killed takes longer to come back than all the rest; a short run cuts off and freezes it only. */
  const isTooSlow = (name: ServerName, how: string) => !isLongRun && name === 'kafka' && how === 'killed'

  for (const name of ['redis', 'postgres', 'kafka'] as const) {
    for (const how of Object.keys(STRIKES)) {
      if (isTooSlow(name, how)) continue
      it(
        `are answered as ever and lose nothing when ${name} is ${how}`,
        { timeout: timeoutOf(faultRounds) },
        async () => {
          hasFailed = true
          await survives(name, how, random.branch())
          hasFailed = false
        },
      )
    }
  }
})
