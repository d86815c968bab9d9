import { accessEvents, type Envelope } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import {
  HolderErased,
  type MediaVault,
  type PicturedAttempt,
  PictureRefused,
  snapshotKept,
  snapshotLinked,
  snapshotRefused,
} from '@doorledger/media'
import { CLOCK, type Clock, EVENT_LOG, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { judgedPicture, type JudgedPicture, type PictureTaken } from './judged-picture.js'
import { PICTURE_VAULT } from './picture-vault.js'

/** What may wait in memory while the object store or the log is away. */
const MOST_WAITING_BYTES = 64 * 1_048_576
const RETRY_MS = 2_000
/** A picture that cannot be kept for so long is given up, and the record says so. */
const PATIENCE_MS = 15 * 60_000
/** How long a service that stops waits for what it is keeping. */
const STOP_MS = 5_000
/** An address, or the news of a refusal, takes memory as well. */
const LEAST_BYTES = 4_096

interface Job {
  readonly attempt: PicturedAttempt
  readonly picture: JudgedPicture
  readonly sizeBytes: number
  readonly sinceMs: number
}

/**
 * Keeps pictures that come within attempts, one after the other, behind the answer: no attempt is later or refused for
 * its picture. What waits here is told as `pending`, so nothing is lost that was acknowledged.
 */
@Injectable()
export class TakePictures implements OnApplicationShutdown {
  private readonly stopping = new AbortController()
  private readonly waiting: Job[] = []
  private waitingBytes = 0
  private working: Promise<void> | undefined

  constructor(
    @Inject(PICTURE_VAULT) private readonly vault: MediaVault,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes the picture of an attempt that is durable. Returns at once. */
  take(attempt: PicturedAttempt, given: unknown): PictureTaken {
    const judged = judgedPicture(given)
    const sizeBytes = judged.kind === 'bytes' ? judged.bytes.length : LEAST_BYTES
    if (this.waitingBytes + sizeBytes > MOST_WAITING_BYTES) {
      return { status: 'refused', reason: 'too_many_waiting', detail: 'Pictures cannot be kept now; hand it in later' }
    }
    this.waiting.push({ attempt, picture: judged, sizeBytes, sinceMs: performance.now() })
    this.waitingBytes += sizeBytes
    this.working ??= this.work().finally(() => (this.working = undefined))
    return judged.kind === 'refused'
      ? { status: 'refused', reason: judged.fault, detail: judged.detail }
      : { status: 'pending' }
  }

  /** What can be kept at once still is. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort()
    await Promise.race([this.working, pause(STOP_MS, undefined, { ref: false })])
  }

  private async work(): Promise<void> {
    for (;;) {
      const [job] = this.waiting
      if (job === undefined) return
      if (!(await this.isDone(job))) {
        if (this.stopping.signal.aborted) return this.giveUp()
        await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined)
        continue
      }
      this.waiting.shift()
      this.waitingBytes -= job.sizeBytes
    }
  }

  private async isDone(job: Job): Promise<boolean> {
    try {
      await this.log.append(accessEvents.name, [recordOf(await this.eventOf(job))])
      return true
    } catch (err) {
      const { accessEventId } = job.attempt
      if (performance.now() - job.sinceMs < PATIENCE_MS) {
        this.logger.warn({ err, accessEventId }, 'a picture cannot be kept yet')
        return false
      }
      this.logger.error({ err, accessEventId }, 'a picture was given up')
      await this.log.append(accessEvents.name, [recordOf(this.refusal(job.attempt, 'not_kept'))]).catch(() => undefined)
      return true
    }
  }

  private async eventOf({ attempt, picture }: Job): Promise<Envelope & { data: object }> {
    if (picture.kind === 'refused') return this.refusal(attempt, picture.fault)
    const takenAt = picture.takenAt ?? attempt.occurredAt
    if (picture.kind === 'link') return snapshotLinked(attempt, { ...picture, takenAt }, this.teller(attempt))
    try {
      const { bytes, mime } = picture
      const sent = { bytes, mime, takenAt, source: 'data_uri' as const }
      return await snapshotKept(this.vault, attempt, sent, this.teller(attempt))
    } catch (error) {
      if (error instanceof PictureRefused) return this.refusal(attempt, error.fault)
      if (error instanceof HolderErased) return this.refusal(attempt, 'person_erased')
      throw error
    }
  }

  private refusal(attempt: PicturedAttempt, fault: string) {
    return snapshotRefused(attempt, fault, this.teller(attempt))
  }

  private teller({ deviceId }: PicturedAttempt) {
    return { service: 'access-decision', actor: `device:${deviceId}`, now: this.clock() }
  }

  private giveUp(): void {
    const accessEventIds = this.waiting.map(({ attempt }) => attempt.accessEventId)
    this.logger.error({ accessEventIds }, 'pictures were pending when the service stopped, and were not kept')
  }
}
