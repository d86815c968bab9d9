import { deviceId } from '@doorledger/contracts'
import {
  type ConfinedCaller,
  Confined,
  type CursorKind,
  DATABASE,
  decodeCursor,
  encodeCursor,
  type Page,
  pageFrom,
  pageOf,
  pageQuery,
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

const cursorKind: CursorKind<string> = { name: 'qualified-users', version: 1, position: z.string() }

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
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
    @Confined() caller: ConfinedCaller,
  ): Promise<Page<QualifiedUser>> {
    const { premises } = await findLock(this.database, caller, id)
    const { tenantId } = caller
    const binding = { tenantId, id }
    const after = cursor === undefined ? undefined : decodeCursor(cursorKind, cursor, binding)
    const users = await this.qualifications.qualifiedUsers({ tenantId, premises }, { after, limit: limit + 1 })
    return pageFrom(
      users,
      limit,
      (userId) => ({ userId }),
      (last) => encodeCursor(cursorKind, last, binding),
    )
  }
}
