import { setTimeout as pause } from 'node:timers/promises'
import type { DoorLock } from './door-lock.js'
import { type Findings, nothingFound, onceFindings, sum, trailFindings } from './findings.js'
import { Follower } from './follower.js'
import { type Installation, until } from './installation.js'
import type { Random } from './random.js'

/** What a fault may look at while it lasts. */
export interface Struck {
  readonly installation: Installation
  readonly locks: readonly DoorLock[]
  readonly random: Random
}

/** Brings a fault about and, unless it passes by itself, undoes it. */
export type Strike = (struck: Struck) => Promise<void>

interface TrailEntry {
  readonly timeRaw: string | null
  readonly accessEventId: string | null
}

const LOCKS = 3
const RECOVERY_MS = 120_000

export interface Round {
  readonly installation: Installation
  /** begins the ids of its locks */
  readonly name: string
  readonly random: Random
  /** how often it strikes, each time when every lock has got through again since the last */
  readonly strikes: number
}

/**
 * Lets a few locks live, strikes while they do, and compares what they were answered for with the record.
 * @throws {Error} when it does not recover by itself, or a lock was given an answer no lock should get
 */
export const playRound = async (round: Round, strike: Strike): Promise<Findings> => {
  const { installation, name, random, strikes } = round
  const locks: DoorLock[] = []
  for (let number = 0; number < LOCKS; number += 1) {
    locks.push(await installation.register(`${name}-${number}`, random.branch()))
  }
  const { deviceIngest, auditTrail } = installation.addresses
  const query = locks.map(({ id }) => `device=${id}`).join('&')
  const follower = new Follower(auditTrail, installation.adminToken, query, random.branch())
  await follower.start()
  const stopping = new AbortController()
  const lives = Promise.all(locks.map((lock) => lock.live(deviceIngest, stopping.signal)))
  try {
    for (let count = 0; count < strikes; count += 1) {
      await pause(random.between(200, 1_000))
      await strike({ installation, locks, random })
      await untilAllGetThrough(locks)
    }
    stopping.abort()
    await lives
    await Promise.all(locks.map((lock) => lock.handInAll(deviceIngest, RECOVERY_MS)))
    const findings = await settledFindings(installation, locks, follower)
    const complaints = locks.flatMap((lock) => lock.complaints)
    if (complaints.length > 0)
      throw new Error(`${complaints.length} wrong answers: ${complaints.slice(0, 5).join('; ')}`)
    return findings
  } finally {
    stopping.abort()
    await follower.stop()
  }
}

const untilAllGetThrough = async (locks: readonly DoorLock[]): Promise<void> => {
  const before = locks.map(({ acknowledged }) => acknowledged)
  await until(
    'every lock gets through again',
    async () => locks.every(({ acknowledged }, place) => acknowledged > before[place]!) || undefined,
    RECOVERY_MS,
  )
}

/** Views follow the log: what is missing at first may still come; what is double stays. */
const settledFindings = async (
  installation: Installation,
  locks: readonly DoorLock[],
  follower: Follower,
): Promise<Findings> => {
  const deadline = Date.now() + RECOVERY_MS
  for (;;) {
    const found = await findingsOf(installation, locks, follower)
    if (found !== undefined && (found.missing === 0 || Date.now() > deadline)) return found
    if (Date.now() > deadline) throw new Error(`The record could not be read within ${RECOVERY_MS} ms`)
    await pause(200)
  }
}

const findingsOf = async (
  installation: Installation,
  locks: readonly DoorLock[],
  follower: Follower,
): Promise<Findings | undefined> => {
  let findings = nothingFound
  const attempts = new Set<string>()
  const recorded: string[] = []
  for (const lock of locks) {
    const trail = await installation.list<TrailEntry>(`/v1/locks/${lock.id}/audit-trail?order=device`)
    const rows = await installation.list<{ id: string }>(
      `/v1/access-events?device=${lock.id}&from=2020-01-01&to=2100-01-01`,
    )
    if (trail === undefined || rows === undefined) return undefined
    const numbers = trail.map(({ timeRaw }) => lock.numberOf(timeRaw))
    findings = sum(findings, trailFindings(lock.acknowledged, numbers))
    for (const { accessEventId } of trail) if (accessEventId !== null) attempts.add(accessEventId)
    recorded.push(...rows.map(({ id }) => id))
  }
  findings = sum(findings, onceFindings(attempts, recorded))
  return sum(findings, onceFindings(attempts, follower.seen))
}
