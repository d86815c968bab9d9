import { deviceId } from '@doorledger/contracts'
import { readsWithin } from '@doorledger/postgres'
import {
  type ConfinedCaller,
  Confined,
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
import { lockLiesWithin } from '../../known-locks.js'
import {
  findProgrammingJob,
  PROGRAMMING_JOBS,
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
    @Confined() caller: ConfinedCaller,
  ): Promise<Page<ProgrammingJobView>> {
    const { tenantId, premises } = caller
    const page = keysetPage(cursorKind, { limit, cursor }, { tenantId, premises, lock })
    const [at, id] = page.after ?? []
    const parameters = [tenantId, lock, at, id, page.readLimit, premises]
    const { rows } = await readsWithin(this.database, caller).query<ProgrammingJobRow>(PAGE, parameters)
    return page.of(rows, viewOfJob, (last) => [last.scheduled_at.toISOString(), last.job_id])
  }

  @Get(':jobId')
  @ApiOperation({ summary: 'One programming job' })
  @ApiOkResponse({ standardSchema: programmingJobView })
  @ApiNotFoundResponse({ description: 'There is no such job' })
  find(
    @Param('jobId', { schema: z.uuid() }) jobId: string,
    @Confined() caller: ConfinedCaller,
  ): Promise<ProgrammingJobView> {
    return findProgrammingJob(this.database, caller, jobId)
  }
}

const PAGE = `
  ${PROGRAMMING_JOBS}
  where tenant_id = $1 and ($2::text is null or lock_id = $2)
    and ($3::timestamptz is null or (scheduled_at, job_id) < ($3, $4::uuid))
    and ${lockLiesWithin('lock_id', '$1', '$6')}
  order by scheduled_at desc, job_id desc limit $5`
