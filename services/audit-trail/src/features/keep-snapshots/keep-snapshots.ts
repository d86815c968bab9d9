import { accessEvents, linkedSnapshot, storedSnapshot } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import { type MediaVault, type PicturedAttempt, snapshotKept, snapshotLinked } from '@doorledger/media'
import { requireFetchable } from '@doorledger/outbound'
import { CLOCK, type Clock, EVENT_LOG } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { snapshotProblem } from '../../snapshots/snapshot-problems.js'
import { MEDIA_VAULT } from '../../snapshots/snapshot-settings.js'
import type { HandedInSnapshot } from './handed-in-snapshot.js'

export const keptAnswer = z.object({
  accessEventId: z.uuid(),
  snapshot: z.union([storedSnapshot.omit({ sealedFor: true }), linkedSnapshot]),
})
export type KeptAnswer = z.output<typeof keptAnswer>

/** Who hands a picture in, and when it was taken. */
export interface HandedIn {
  readonly actor: string
  /** RFC 3339, UTC; now when absent */
  readonly takenAt: string | undefined
}

/** Keeps the pictures that are handed in. Resolves when they are durable, and told. */
@Injectable()
export class KeepSnapshots {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(MEDIA_VAULT) private readonly vault: MediaVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} naming the reason, {HttpProblem} 503 while the object store does not work */
  async keep(attempt: PicturedAttempt, sent: HandedInSnapshot, { actor, takenAt }: HandedIn): Promise<KeptAnswer> {
    const about = { actor, takenAt: takenAt ?? this.clock().toISOString() }
    const snapshot = sent.kind === 'link' ? this.link(attempt, sent, about) : this.store(attempt, sent, about)
    return { accessEventId: attempt.accessEventId, snapshot: await snapshot }
  }

  private async store(attempt: PicturedAttempt, sent: Extract<HandedInSnapshot, { kind: 'bytes' }>, about: About) {
    try {
      const { takenAt } = about
      const event = await snapshotKept(this.vault, attempt, { ...sent, takenAt }, this.teller(about))
      await this.log.append(accessEvents.name, [recordOf(event)])
      const { sealedFor: _, ...kept } = event.data.snapshot
      return kept
    } catch (error) {
      throw snapshotProblem(error, sent.source === 'data_uri' ? 'dataUri' : 'body')
    }
  }

  private async link(attempt: PicturedAttempt, sent: Extract<HandedInSnapshot, { kind: 'link' }>, about: About) {
    requireAddress(sent.url)
    const event = snapshotLinked(attempt, { ...sent, takenAt: about.takenAt }, this.teller(about))
    await this.log.append(accessEvents.name, [recordOf(event)])
    return event.data.snapshot
  }

  private teller = ({ actor }: About) => ({ service: 'audit-trail', actor, now: this.clock() })
}

type About = HandedIn & { readonly takenAt: string }

/** Also what is never fetched here is opened by somebody's browser. */
const requireAddress = (address: string): void => {
  const url = URL.parse(address)
  try {
    if (url === null) throw new DomainError('scheme_refused', 'invalid', 'It is no complete address', { field: 'url' })
    requireFetchable(url, {})
  } catch (error) {
    throw snapshotProblem(error, 'url')
  }
}
