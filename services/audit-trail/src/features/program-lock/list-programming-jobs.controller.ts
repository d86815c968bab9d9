import { deviceId } from '@doorledger/contracts'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { newestOfLocks } from '../../newest-of-locks.js'
import {
  findProgrammingJob,
  programmingJobs,
  type ProgrammingJobRow,
  programmingJobView,
  type ProgrammingJobView,
  viewOfJob,
} from './programming-job-view.js'

const query = z.strictObject({ ...pageQuery.shape, lock: deviceId.optional().describe('Jobs of one lock') })

const cursorKind = {
  name: 'programming-jobs',
  version: 1,
  position: z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]),
}

@ApiTags('Lock settings')
@Controller('v1/programming-jobs')
@RequiresInPremises('access-log:read')
export class ListProgrammingJobsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @ApiOperation({ summary: 'Programming jobs, newest first' })
  @ApiOkResponse({ standardSchema: pageOf(programmingJobView) })
  async list(
    @Query({ schema: query }) { limit, cursor, lock }: z.output<typeof query>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<ProgrammingJobView>> {
    const { tenantId, premises } = caller
    const page = keysetPage(cursorKind, { limit, cursor }, { tenantId, premises, lock })
    const question = { lock, after: page.after, limit: page.readLimit }
    const rows = await newestOfLocks<ProgrammingJobRow>(this.database, caller, programmingJobs, question)
    return page.of(rows, viewOfJob, (last) => [last.scheduled_at.toISOString(), last.job_id])
  }

  @Get(':jobId')
  @ApiOperation({ summary: 'One programming job' })
  @ApiOkResponse({ standardSchema: programmingJobView })
  @ApiNotFoundResponse({ description: 'There is no such job' })
  find(
    @Param('jobId', { schema: z.uuid() }) jobId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<ProgrammingJobView> {
    return findProgrammingJob(this.database, caller, jobId)
  }
}
