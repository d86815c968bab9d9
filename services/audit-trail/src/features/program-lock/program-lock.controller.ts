import { deviceId, programmingMethod } from '@doorledger/contracts'
import { DomainError, newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findLock } from '../../known-locks.js'
import { settingsOfLocks } from '../../lock-settings/lock-settings.js'
import { programmingResult } from '../../lock-settings/programming-result.js'
import { findProgrammingJob, programmingJobView, type ProgrammingJobView } from './programming-job-view.js'

const request = z.strictObject({
  lockId: deviceId,
  method: programmingMethod.describe(
    '`ota`: the next phone that may program it does so; `programming_key`: you have the lock at hand, and begin now',
  ),
})

@ApiTags('Lock settings')
@Controller('v1/programming-jobs')
export class ProgramLockController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @RequiresInPremises('lock:program')
  @Performs('programming.schedule')
  @ApiOperation({ summary: 'Have a lock programmed', description: 'With what is desired by the time it begins.' })
  @ApiAcceptedResponse({ description: 'The job, or the one already open', standardSchema: programmingJobView })
  @ApiConflictResponse({ description: 'There is nothing to program, or it is being programmed in another way' })
  @ApiNotFoundResponse({ description: 'There is no such lock' })
  async schedule(
    @Body({ schema: request }) { lockId, method }: z.infer<typeof request>,
    @Scoped() caller: ScopedCaller,
  ): Promise<ProgrammingJobView> {
    await findLock(this.database, caller, lockId)
    const at = this.clock()
    const target = { aggregate: settingsOfLocks, id: lockId, by: caller, at }
    const command = { type: 'schedule', lockId, jobId: newId(at.getTime()), method, at } as const
    const { state } = await this.commands.handle(target, command)
    return findProgrammingJob(this.database, caller, state.job!.jobId)
  }

  @Post(':jobId/result')
  @HttpCode(200)
  @RequiresInPremises('lock:program')
  @Performs('programming.report')
  @ApiOperation({
    summary: 'Say how programming with the key went',
    description: 'A phone says so at its visit instead. Said again it changes nothing.',
  })
  @ApiOkResponse({ standardSchema: programmingJobView })
  @ApiConflictResponse({ description: 'It has not begun, has ended otherwise, or is done by a phone' })
  @ApiNotFoundResponse({ description: 'There is no such job' })
  async report(
    @Param('jobId', { schema: z.uuid() }) jobId: string,
    @Body({ schema: programmingResult }) result: z.infer<typeof programmingResult>,
    @Scoped() caller: ScopedCaller,
  ): Promise<ProgrammingJobView> {
    const { lockId, method } = await findProgrammingJob(this.database, caller, jobId)
    if (method !== 'programming_key') {
      throw new DomainError('programmed_by_phone', 'conflict', 'The phone that programs the lock says how it went')
    }
    const target = { aggregate: settingsOfLocks, id: lockId, by: caller, at: this.clock() }
    await this.commands.handle(target, { type: 'report', lockId, jobId, ...result })
    return findProgrammingJob(this.database, caller, jobId)
  }
}
