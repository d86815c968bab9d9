import {
  type AccessSnapshotStored,
  accessSnapshotStored,
  eventOf,
  faceEvents,
  faceMatchScored,
  faceMatchSkipped,
  type MatchSkipped,
} from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { derivedId } from '@doorledger/kernel'
import {
  CLOCK,
  type Clock,
  DATABASE,
  EVENT_LOG,
  type EventContext,
  type EventHandlerOptions,
} from '@doorledger/service'
import { Controller, Inject } from '@nestjs/common'
import { Ctx, EventPattern, Payload } from '@nestjs/microservices'
import type { ClientBase, Pool } from 'pg'
import { bestMatch, type Comparison } from '../../domain/best-match.js'
import { type Calibration, scorePctOf } from '../../domain/calibration.js'
import { NOT_ENROLLED } from '../../domain/enrolment.js'
import { skippedFor } from '../../domain/match-status.js'
import { FaceEngineFault } from '../../engine/face-engine.js'
import { ModelMissing } from '../../engine/model-missing.js'
import { EnrolFaces } from '../../enrolments/enrol-faces.js'
import { findEnrolment } from '../../enrolments/enrolments.js'
import type { OpenedTemplate, TemplateOwner } from '../../enrolments/templates.js'
import { onceAvailable } from '../../pictures/once-available.js'
import { findFaceSettings } from '../../settings/face-settings.js'
import { FACE_PLATFORM, type FacePlatform } from '../../tokens.js'

const scoring: EventHandlerOptions = { group: 'face-match.score-snapshots', startAt: 'earliest' }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

type Scored = Extract<Comparison, { kind: 'scored' }> & {
  readonly opened: OpenedTemplate
  readonly calibration: Calibration
  readonly durationMs: number
}
type Outcome =
  { readonly kind: 'skipped'; readonly status: MatchSkipped; readonly detail?: string | undefined } | Scored

/** Compares each snapshot once with the template of whose credential it was. It decides nothing, and nothing waits. */
@Controller()
export class ScoreSnapshots {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(FACE_PLATFORM) private readonly platform: FacePlatform,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern(accessSnapshotStored.type, scoring)
  async score(@Payload() event: AccessSnapshotStored, @Ctx() context: unknown): Promise<void> {
    const { rowCount } = await this.database.query(
      'select from face_results where tenant_id = $1 and access_event_id = $2',
      [event.tenantid, event.data.accessEventId],
    )
    if (rowCount === 1) return
    const outcome = await this.outcomeOf(event, (context as EventContext).delivery.signal)
    await inTransaction(this.database, async (client) =>
      this.record(client, event, await this.stillSo(client, event, outcome)),
    )
  }

  private async outcomeOf(event: AccessSnapshotStored, signal: AbortSignal): Promise<Outcome> {
    const { data, tenantid: tenantId } = event
    const userId = data.userId !== undefined && uuid.test(data.userId) ? data.userId : undefined
    const owner = userId === undefined ? undefined : { tenantId, userId }
    const { enrolment } = owner ? await findEnrolment(this.database, owner) : { enrolment: NOT_ENROLLED }
    const opened = owner && (await this.templateOf(owner, signal))
    if (opened === 'unknown') return { kind: 'skipped', status: 'error' }
    const { occurredAt, snapshot } = data
    const skipped = skippedFor({
      settings: await findFaceSettings(this.database, tenantId),
      userId,
      enrolment,
      hasTemplate: opened !== undefined,
      occurredAt,
      takenAt: snapshot.takenAt,
      now: this.clock(),
    })
    if (skipped !== undefined || opened === undefined) return { kind: 'skipped', status: 'error', ...skipped }
    const startedAtMs = performance.now()
    const compared = await this.compare(event, opened, signal)
    if (compared.kind !== 'scored') return compared
    const { calibration } = await this.platform.engine.embedder()
    return { ...compared, opened, calibration, durationMs: Math.round(performance.now() - startedAtMs) }
  }

  /** Whatever is wrong with the models, or with making a template anew by them, is no fault of the event's. */
  private async templateOf(owner: TemplateOwner, signal: AbortSignal): Promise<OpenedTemplate | undefined | 'unknown'> {
    const faces = new EnrolFaces(this.database, this.platform, this.clock)
    try {
      return await this.available(() => faces.templateOf(owner), signal)
    } catch (err) {
      if (!(err instanceof ModelMissing || err instanceof FaceEngineFault)) throw err
      this.platform.logger.error({ err }, 'Templates cannot be compared')
      return 'unknown'
    }
  }

  private async compare(event: AccessSnapshotStored, { template }: OpenedTemplate, signal: AbortSignal) {
    const { tenantid: tenantId, data } = event
    const holder = { tenantId, personId: data.snapshot.sealedFor }
    const bytes = await this.available(() => this.platform.vault.get(holder, data.snapshot.mediaRef), signal)
    if (bytes === undefined) return { kind: 'skipped', status: 'not_run', detail: 'picture_gone' } as const
    try {
      const compared = bestMatch(await this.platform.engine.analyse(bytes), template)
      if (compared.kind === 'scored') return compared
      return { kind: 'skipped', status: 'no_face', detail: compared.detail } as const
    } catch (err) {
      if (!(err instanceof FaceEngineFault)) throw err
      this.platform.logger.error({ err, accessEventId: event.data.accessEventId }, 'A snapshot could not be compared')
      return { kind: 'skipped', status: 'error' } as const
    }
  }

  private available<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return onceAvailable(work, { logger: this.platform.logger, signal })
  }

  /** Whoever withdrew, or was erased, or has another photo meanwhile, gets no score of the old template. */
  private async stillSo(client: ClientBase, event: AccessSnapshotStored, outcome: Outcome): Promise<Outcome> {
    if (outcome.kind === 'skipped') return outcome
    const { rowCount } = await client.query(
      `select from face_templates where tenant_id = $1 and user_id = $2 and photo_version = $3 for share`,
      [event.tenantid, event.data.userId, outcome.opened.photoVersion],
    )
    return rowCount === 1 ? outcome : { kind: 'skipped', status: 'opt_out', detail: 'withdrawn_meanwhile' }
  }

  /** The result is told before the transaction ends: what is told twice has the same id. */
  private async record(client: ClientBase, event: AccessSnapshotStored, outcome: Outcome): Promise<void> {
    const told = this.toldOf(event, outcome)
    const isScored = outcome.kind === 'scored'
    const { rowCount } = await client.query(
      `insert into face_results (tenant_id, access_event_id, occurred_at, scored_at, user_id, status, score_pct, cosine,
         low_quality, snapshot, result, facility_path)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
      [
        event.tenantid,
        event.data.accessEventId,
        event.data.occurredAt,
        told.time,
        event.data.userId,
        isScored ? 'scored' : outcome.status,
        isScored ? scorePctOf(outcome.cosine, outcome.calibration) : null,
        isScored ? outcome.cosine : null,
        isScored ? outcome.lowQuality : null,
        event.data.snapshot,
        told.data,
        event.data.facilityPath,
      ],
    )
    if (rowCount === 1) await this.log.append(faceEvents.name, [recordOf(told)])
  }

  private toldOf(event: AccessSnapshotStored, outcome: Outcome) {
    const { accessEventId, occurredAt, userId, snapshot } = event.data
    const now = this.clock().toISOString()
    const about = { accessEventId, occurredAt, ...(userId !== undefined && { userId }) }
    const metadata = {
      id: derivedId('face match', event.tenantid, accessEventId),
      tenantId: event.tenantid,
      service: 'face-match',
      occurredAt: now,
      recordedAt: now,
      actor: 'system',
      causationId: event.id,
    }
    if (outcome.kind === 'skipped') {
      const { status, detail } = outcome
      return eventOf(faceMatchSkipped, { ...about, status, ...(detail !== undefined && { detail }) }, metadata)
    }
    const { cosine, faces, lowQuality, quality, opened, calibration, durationMs } = outcome
    const scored = { cosine, faces, lowQuality, quality, durationMs, snapshotTakenAt: snapshot.takenAt }
    const { calibrationId } = calibration
    const how = { modelId: opened.modelId, calibrationId, photoVersion: opened.photoVersion }
    return eventOf(
      faceMatchScored,
      { ...about, ...scored, ...how, scorePct: scorePctOf(cosine, calibration) },
      metadata,
    )
  }
}
