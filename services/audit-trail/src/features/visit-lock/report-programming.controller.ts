import { deviceId, programmingState } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
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
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { programmingStateOf } from '../../domain/lock-settings.js'
import { settingsOfLocks } from '../../lock-settings/lock-settings.js'
import { programmingResult } from '../../lock-settings/programming-result.js'
import { findVisit } from '../../visits/find-visit.js'

const answer = z.object({ jobId: z.uuid(), programmingState })

@ApiTags('Phone visits')
@ApiNotFoundResponse({ description: 'There is no such visit' })
@Controller('v1/locks/:id/visits/:visitId/programming')
export class ReportProgrammingController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @RequiresInPremises('lock:visit')
  @Conveys('programming.report')
  @ApiOperation({ summary: 'Say how programming the lock went', description: 'Said again it changes nothing.' })
  @ApiOkResponse({ standardSchema: answer })
  @ApiConflictResponse({ description: 'The visit was not asked to program, or another phone has taken over' })
  async report(
    @Param('id', { schema: deviceId }) lockId: string,
    @Param('visitId', { schema: z.uuid() }) visitId: string,
    @Body({ schema: programmingResult }) result: z.infer<typeof programmingResult>,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof answer>> {
    const { task } = await findVisit(this.database, caller, { lockId, visitId })
    if (task?.task !== 'program') {
      throw new DomainError('visit_programs_nothing', 'conflict', 'This visit was not asked to program the lock')
    }
    const { jobId } = task
    const target = { aggregate: settingsOfLocks, id: lockId, by: caller, at: this.clock() }
    const { state } = await this.commands.handle(target, { type: 'report', lockId, jobId, visitId, ...result })
    return { jobId, programmingState: programmingStateOf(state) }
  }
}
