import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Installation } from './installation.js'
import { faultSeed, randomFrom } from './random.js'
import { playRound, type Strike } from './round.js'

const FAULTS_IN_A_TEST_RUN = 1
/** Between two comparisons of everything. */
const STRIKES_IN_A_ROUND = 8
const KIND_TIMEOUT_MS = 300_000
const FAULT_TIMEOUT_MS = 180_000

/** How often each kind of fault is brought about: `FAULT_ROUNDS`. */
export const faultRounds = Number(process.env['FAULT_ROUNDS'] ?? FAULTS_IN_A_TEST_RUN)

/** `npm run faults`: every kind by itself, and what takes longest besides; a test run strikes once in a few ways. */
export const isLongRun = faultRounds > FAULTS_IN_A_TEST_RUN

/** What a system may take until it is up, on a busy machine. */
export const START_TIMEOUT_MS = 400_000

/** What a test of so many faults may take. */
export const timeoutOf = (faults: number) => KIND_TIMEOUT_MS + faults * FAULT_TIMEOUT_MS

export interface Kind {
  readonly name: string
  /** how often it strikes; {@link faultRounds} when left out */
  readonly faults?: number
  readonly strike: Strike
}

/**
 * Strikes as often as asked for and expects that nothing is missing, double or out of order. Each comparison is
 * appended as a line of JSON to the file `FAULT_REPORT`.
 */
export const survives = async (installation: Installation, { name, strike, ...kind }: Kind): Promise<void> => {
  const random = randomFrom(faultSeed).branch()
  const prefix = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${Date.now().toString(36)}`
  let left = kind.faults ?? faultRounds
  while (left > 0) {
    const strikes = Math.min(left, STRIKES_IN_A_ROUND)
    const round = { installation, name: `${prefix}-${left}`, random: random.branch(), strikes }
    const findings = await playRound(round, strike)
    report({ kind: name, rounds: strikes, ...findings })
    expect(findings).toMatchObject({ missing: 0, double: 0, outOfOrder: 0 })
    expect(findings.acknowledged).toBeGreaterThan(0)
    left -= strikes
  }
}

/** Strikes in each of these ways, one after the other, and again. */
export const inTurn = (kinds: readonly Strike[]): Strike => {
  let struck = 0
  return (about) => kinds[struck++ % kinds.length]!(about)
}

/** Appends to the file `FAULT_REPORT`, if there is to be one. */
export const report = (line: object): void => {
  const file = process.env['FAULT_REPORT']
  if (file) appendFileSync(file, `${JSON.stringify({ seed: faultSeed, ...line })}\n`)
}
