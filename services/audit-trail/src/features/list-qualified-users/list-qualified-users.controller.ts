import { deviceId } from '@doorledger/contracts'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  Scoped,
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
import { personView } from '../../access-log/access-event-view.js'
import { findNamesThen } from '../../access-log/find-names-then.js'
import type { Attempt } from '../../domain/names-then.js'
import { findLock } from '../../known-locks.js'
import { QUALIFICATIONS, type Qualifications } from '../../qualifications/qualifications.js'

const qualifiedUser = z.object({
  userId: z.string().describe('Pseudonymous'),
  userNo: personView.shape.userNo,
  name: z.string().nullable().describe('As it is now; null when unknown'),
})
type QualifiedUser = z.infer<typeof qualifiedUser>

const cursorKind = { name: 'qualified-users', version: 1, position: z.string() }

@ApiTags('Audit trail requests')
@Controller('v1/locks/:id/qualified-users')
export class ListQualifiedUsersController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
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
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<QualifiedUser>> {
    const { premises } = await findLock(this.database, caller, id)
    const { tenantId } = caller
    const page = keysetPage(cursorKind, query, { tenantId, id })
    const lock = { tenantId, premises }
    const users = await this.qualifications.qualifiedUsers(lock, { after: page.after, limit: page.readLimit })
    const now = this.clock()
    const names = await findNamesThen(
      this.database,
      tenantId,
      users.map((userId) => asOf(now, userId)),
    )
    const shown = (userId: string): QualifiedUser => {
      const { userNo = null, name = null } = names.person(asOf(now, userId)) ?? {}
      return { userId, userNo, name }
    }
    return page.of(users, shown, (last) => last)
  }
}

/** Who it is, at a time and at no door. */
const asOf = (occurredAt: Date, userId: string): Attempt => ({
  occurredAt,
  userId,
  credential: null,
  facilityPath: null,
})
