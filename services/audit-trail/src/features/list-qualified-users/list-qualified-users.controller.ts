import { deviceId } from '@doorledger/contracts'
import {
  type ConfinedCaller,
  Confined,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  type PageQuery,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findLock } from '../../known-locks.js'
import { QUALIFICATIONS, type Qualifications } from '../../qualifications/qualifications.js'

const qualifiedUser = z.object({ userId: z.string() })
type QualifiedUser = z.infer<typeof qualifiedUser>

const cursorKind = { name: 'qualified-users', version: 1, position: z.string() }

@ApiTags('Audit trail requests')
@Controller('v1/locks/:id/qualified-users')
export class ListQualifiedUsersController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(QUALIFICATIONS) private readonly qualifications: Qualifications,
  ) {}

  @Get()
  @RequiresInPremises('lock:request-audit-trail')
  @ApiOperation({
    summary: 'Who could fetch the trail of a lock now',
    description: 'People who have access to the lock and may program locks with a mobile device.',
  })
  @ApiOkResponse({ standardSchema: pageOf(qualifiedUser) })
  @ApiNotFoundResponse({ description: 'There is no such lock' })
  async list(
    @Param('id', { schema: deviceId }) id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Confined() caller: ConfinedCaller,
  ): Promise<Page<QualifiedUser>> {
    const { premises } = await findLock(this.database, caller, id)
    const { tenantId } = caller
    const page = keysetPage(cursorKind, query, { tenantId, id })
    const lock = { tenantId, premises }
    const users = await this.qualifications.qualifiedUsers(lock, { after: page.after, limit: page.readLimit })
    return page.of(
      users,
      (userId) => ({ userId }),
      (last) => last,
    )
  }
}
