import { deviceId } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import {
  type Caller,
  type CursorKind,
  CurrentCaller,
  DATABASE,
  decodeCursor,
  encodeCursor,
  type Page,
  pageFrom,
  pageOf,
  pageQuery,
  Requires,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { listLocks, lockView, type LockView, lockViewOf } from './list-locks.js'

const locksQuery = pageQuery.extend({
  q: z.string().min(1).max(200).optional().describe('Text in the name or id'),
})

const cursorKind: CursorKind<string> = { name: 'locks', version: 1, position: deviceId }

@ApiTags('Lock trails')
@Controller('v1/locks')
@Requires('access-log:read')
export class ListLocksController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @ApiOperation({ summary: 'Locks whose trails are kept, and how fresh each trail is' })
  @ApiOkResponse({ standardSchema: pageOf(lockView) })
  async list(
    @Query({ schema: locksQuery }) { limit, cursor, q }: z.output<typeof locksQuery>,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<Page<LockView>> {
    const binding = { tenantId, q }
    const after = cursor === undefined ? undefined : decodeCursor(cursorKind, cursor, binding)
    const locks = await listLocks(this.database, { tenantId, text: q, after, limit: limit + 1 })
    return pageFrom(locks, limit, lockViewOf, (last) => encodeCursor(cursorKind, last.device_id, binding))
  }

  @Get(':id')
  @ApiOperation({ summary: 'One lock' })
  @ApiOkResponse({ standardSchema: lockView })
  async find(@Param('id', { schema: deviceId }) id: string, @CurrentCaller() { tenantId }: Caller): Promise<LockView> {
    const [lock] = await listLocks(this.database, { tenantId, id, limit: 1 })
    if (lock === undefined) throw new DomainError('lock_unknown', 'not_found', `There is no lock ${id}`)
    return lockViewOf(lock)
  }
}
