import { deviceId } from '@doorledger/contracts'
import { DomainError, newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  Conveys,
  DATABASE,
  RequiresInPremises,
} from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { judgeVisit, type Judgement, type Visit } from '../../domain/lock-visit.js'
import { findLock } from '../../known-locks.js'
import { readStanding } from '../../lock-settings/read-standing.js'
import { settingsOfLocks } from '../../lock-settings/lock-settings.js'
import { QUALIFICATIONS, type Qualifications } from '../../qualifications/qualifications.js'
import { findOpenRequest } from '../../trail-requests/find-request.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'
import { findVisit, refuseOthers, type VisitView, visitView } from '../../visits/find-visit.js'
import { visits } from '../../visits/visits.js'

const request = z.strictObject({
  visitId: z.uuid().optional().describe('Made up by the phone, so that it can say the same twice; a new one if absent'),
  userId: z
    .uuid('must be the id of a person')
    .optional()
    .describe('Whose phone it is; yourself when you are signed in'),
  phoneKeyId: z.string().min(1).max(128).optional(),
  online: z.boolean().default(true).describe('False when the phone had no connection at the lock and says so later'),
})
type Request = z.output<typeof request>

@ApiTags('Phone visits')
@ApiNotFoundResponse({ description: 'There is no such lock or visit' })
@Controller('v1/locks/:id/visits')
export class VisitLockController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(QUALIFICATIONS) private readonly qualifications: Qualifications,
  ) {}

  @Post()
  @HttpCode(200)
  @RequiresInPremises('lock:visit')
  @Conveys('lock.visit')
  @ApiOperation({
    summary: 'Say that a phone is at a lock, and ask what is wanted of it',
    description: 'Whether the visit qualifies is judged now. An unqualified one may still open the door.',
  })
  @ApiOkResponse({ standardSchema: visitView })
  @ApiConflictResponse({ description: 'The id is that of another visit' })
  async visit(
    @Param('id', { schema: deviceId }) lockId: string,
    @Body({ schema: request }) sent: Request,
    @Scoped() caller: ScopedCaller,
  ): Promise<VisitView> {
    const userId = userOf(caller, sent.userId)
    const visitId = sent.visitId ?? newId(this.clock().getTime())
    const known = await this.commands.find(visits, caller.tenantId, visitId)
    if (known.version === 0) await this.observe({ ...sent, visitId, userId, lockId }, caller)
    const visit = await findVisit(this.database, caller, { lockId, visitId })
    if (visit.userId !== userId) throw visitOfAnother()
    return visit
  }

  @Get(':visitId')
  @RequiresInPremises('lock:visit')
  @ApiOperation({ summary: 'Your visit, as it was judged' })
  @ApiOkResponse({ standardSchema: visitView })
  show(
    @Param('id', { schema: deviceId }) lockId: string,
    @Param('visitId', { schema: z.uuid() }) visitId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<VisitView> {
    return findVisit(this.database, caller, { lockId, visitId })
  }

  private async observe(at: Observed, caller: ScopedCaller): Promise<void> {
    const { visitId, lockId, userId, phoneKeyId } = at
    const { judgement, requestId } = await this.judge(at, caller)
    const task = (await this.begin(at, judgement, caller)) ? judgement.task : undefined
    const visit: Visit = {
      visitId,
      lockId,
      userId,
      ...(phoneKeyId !== undefined && { phoneKeyId }),
      ...(requestId !== undefined && { requestId }),
      qualified: judgement.missing.length === 0,
      missing: [...judgement.missing],
      ...(task !== undefined && { task }),
    }
    const target = { aggregate: visits, id: visitId, by: caller, at: this.clock() }
    await this.commands.handle(target, { type: 'observe', visit })
  }

  private async judge({ lockId, visitId, userId, online }: Observed, caller: ScopedCaller) {
    const { tenantId } = caller
    const { premises } = await findLock(this.database, caller, lockId)
    const request = await findOpenRequest(this.database, tenantId, lockId)
    const judgement = judgeVisit({
      visitId,
      qualification: await this.qualifications.of({ tenantId, premises }, userId),
      isOnline: online,
      standing: await readStanding(this.database, tenantId, lockId),
      request: request ?? { status: 'none' },
      at: this.clock(),
    })
    return { judgement, requestId: request?.requestId }
  }

  /** False when somebody else came first: then nothing is wanted of this phone. */
  private async begin({ lockId: id, visitId }: Observed, { task }: Judgement, by: ScopedCaller): Promise<boolean> {
    const at = this.clock()
    try {
      switch (task?.task) {
        case undefined:
          return false
        case 'transfer_trail': {
          const { requestId } = task
          const target = { aggregate: requestsOfLocks, id, by, at }
          await this.commands.handle(target, { type: 'startTransfer', requestId, visitId, at })
          return true
        }
        case 'program': {
          const target = { aggregate: settingsOfLocks, id, by, at }
          await this.commands.handle(target, { type: 'beginOverTheAir', lockId: id, visitId, at })
          return true
        }
      }
    } catch (error) {
      if (error instanceof DomainError && error.refusal === 'conflict') return false
      throw error
    }
  }
}

interface Observed extends Request {
  readonly visitId: string
  readonly lockId: string
  readonly userId: string
}

/** Whoever reports for many must not take the judgement of one for that of another. */
const visitOfAnother = (): DomainError =>
  new DomainError('visit_of_another_person', 'conflict', 'visitId: stands for the visit of somebody else', {
    field: 'visitId',
  })

const userOf = ({ actor }: ScopedCaller, named: string | undefined): string => {
  const userId = named ?? (actor.startsWith('user:') ? actor.slice('user:'.length) : undefined)
  if (userId === undefined) {
    throw new DomainError('user_missing', 'invalid', 'userId: must say whose phone it is', { field: 'userId' })
  }
  refuseOthers(actor, userId)
  return userId
}
