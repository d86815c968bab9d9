import { accessEvents, type Reason } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import {
  CLOCK,
  type Clock,
  EVENT_LOG,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  STOPPING,
  streamingResponse,
} from '@doorledger/service'
import { Body, Controller, HttpCode, HttpException, HttpStatus, Inject, Post, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { holdsHere } from '../../subscriptions/subscription-rows.js'
import { ComparePolicies, type Comparison } from './compare-policies.js'
import { replayLines } from './replay-lines.js'
import { replayRequest, type ReplayRequest } from './replay-request.js'

const STALL_MS = 60_000
/** Each keeps a policy of its own in memory. */
const MOST_REPLAYS = 2

/** What changed rules would have meant. */
@ApiTags('Decisions')
@Controller('v1/decisions/replay')
export class ReplayAttemptsController {
  private running = 0

  constructor(
    private readonly compare: ComparePolicies,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Post()
  @HttpCode(200)
  @RequiresInPremises('rule:read')
  @Performs('decision.replay')
  @ApiOperation({
    summary: 'Decide past attempts again under changed rules',
    description:
      'Lines of JSON: each attempt that the change would have decided otherwise, progress, and a last line `done`; an ' +
      'answer without it is not complete. People, credentials and doors are as they are now on both sides, so that only ' +
      'the change shows. Cooldowns, lockdowns and too many attempts are no rules: attempts refused for them are left out.',
  })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async replay(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: replayRequest }) request: ReplayRequest,
  ): Promise<StreamableFile> {
    if (!holdsHere(caller, 'access-log:read')) throw logNotSeen()
    const comparison = await this.compare.of(caller, request)
    if (this.running >= MOST_REPLAYS) {
      throw new HttpException('Too many replays are under way', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.running += 1
    const produce = (signal: AbortSignal) => this.lines(caller, comparison, signal)
    const text = streamingResponse(produce, { stallMs: STALL_MS, until: this.stopping })
    text.once('close', () => (this.running -= 1))
    return new StreamableFile(text, { type: 'application/x-ndjson; charset=utf-8' })
  }

  private lines(caller: ScopedCaller, comparison: Comparison, signal: AbortSignal): AsyncGenerator<string> {
    const shown = (reason: Reason): Reason =>
      reason === 'duress' && !holdsHere(caller, 'duress:read') ? 'success' : reason
    const isAhead = comparison.fromMs > this.clock().getTime()
    return replayLines({ ...comparison, tenantId: caller.tenantId, shown }, () => ({
      log: this.log,
      topic: accessEvents.name,
      isEmpty: isAhead,
      signal,
    }))
  }
}

const logNotSeen = (): DomainError =>
  new DomainError('permission_missing', 'forbidden', 'Past attempts take the permission access-log:read', {
    permission: 'access-log:read',
  })
