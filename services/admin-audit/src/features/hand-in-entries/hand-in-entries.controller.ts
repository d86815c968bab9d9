import { entrySubmitted, eventOf, submittedEntry, timestamp } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import {
  type Caller,
  CLOCK,
  type Clock,
  Conveys,
  CurrentCaller,
  DATABASE,
  EVENT_LOG,
  HttpProblem,
  Requires,
  SHARED_STATE,
} from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiAcceptedResponse, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { checkSubmission, cleanSubmission } from '../../domain/entry-of-submission.js'
import { SERVICE } from '../../domain/entry-of-report.js'

const handedIn = submittedEntry.extend({ occurredAt: timestamp })
type HandedIn = z.output<typeof handedIn>

const MOST_ENTRIES = 500
const batch = z.strictObject({ entries: z.array(handedIn).min(1).max(MOST_ENTRIES) })
/** One entry is a batch of one, so that a fault is told by its field either way. */
const request = z.preprocess((body) => (isBatch(body) ? body : { entries: [body] }), batch)

const isBatch = (body: unknown): boolean => typeof body === 'object' && body !== null && 'entries' in body

const requestShape = z.toJSONSchema(z.union([handedIn, batch]), { io: 'input' })

const QUOTA_REQUESTS = 300
const QUOTA_WINDOW_SEC = 60

@ApiTags('Audit log')
@Controller('v1/audit-entries')
@Requires('audit:write')
export class HandInEntriesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SHARED_STATE) private readonly sharedState: SharedState,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Conveys('audit-entry.record')
  @ApiOperation({
    summary: 'Hand in entries of another system',
    description:
      'One entry, or up to 500 as `entries`. They are in the log when this answers, and shown shortly after. An entry ' +
      'that is handed in again under its id is recorded once; another one under the same id is refused, and that is an ' +
      'entry. A source may send 300 requests a minute.',
  })
  @ApiBody({ schema: requestShape as object })
  @ApiAcceptedResponse({ standardSchema: z.object({ accepted: z.int() }) })
  async handIn(
    @Body({ schema: request }) { entries }: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<{ accepted: number }> {
    await this.withinQuota(caller)
    const now = this.clock()
    for (const entry of entries) checkSubmission(entry, new Date(entry.occurredAt), now)
    await this.requirePlaces(caller.tenantId, entries)
    await this.log.append(
      entrySubmitted.topic.name,
      entries.map((entry) => recordOf(eventFor(entry, caller, now))),
    )
    return { accepted: entries.length }
  }

  private async withinQuota({ tenantId, actor }: Caller): Promise<void> {
    const count = await this.sharedState.increment(`admin-audit:quota:${tenantId}:${actor}`, QUOTA_WINDOW_SEC)
    if (count <= QUOTA_REQUESTS) return
    throw new HttpProblem({ status: 429, code: 'quota_exceeded', detail: 'At most 300 requests a minute' })
  }

  private async requirePlaces(tenantId: string, entries: readonly HandedIn[]): Promise<void> {
    const paths = [...new Set(entries.flatMap(({ facilityPath }) => facilityPath ?? []))]
    if (paths.length === 0) return
    const { rows } = await this.database.query<{ path: string }>(
      `select path from unnest($2::text[]) as path where path is distinct from path_of($1, split_part(path, '/', -1))`,
      [tenantId, paths],
    )
    if (rows[0] === undefined) return
    throw new DomainError('premises_unknown', 'invalid', `facilityPath: there are no premises ${rows[0].path}`, {
      field: 'facilityPath',
    })
  }
}

const eventFor = ({ occurredAt, ...entry }: HandedIn, { tenantId, actor, correlationId }: Caller, now: Date) =>
  eventOf(
    entrySubmitted,
    { ...cleanSubmission(entry), source: actor },
    { tenantId, service: SERVICE, occurredAt, recordedAt: now.toISOString(), actor, correlationId },
  )
