import { deviceId } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
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
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { lockUnknown } from '../../known-locks.js'
import { listLocks, lockView, type LockView, lockViewOf } from './list-locks.js'

const locksQuery = pageQuery.extend({
  facility: z.string().min(1).max(500).optional().describe('A place and all inside it: `hq/building-1`'),
  q: z.string().min(1).max(200).optional().describe('Text in the name or id'),
})

const cursorKind = { name: 'locks', version: 1, position: deviceId }

@ApiTags('Lock trails')
@Controller('v1/locks')
@RequiresInPremises('access-log:read')
export class ListLocksController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @ApiOperation({ summary: 'Locks whose trails are kept, and how fresh each trail is' })
  @ApiOkResponse({ standardSchema: pageOf(lockView) })
  async list(
    @Query({ schema: locksQuery }) { limit, cursor, facility, q }: z.output<typeof locksQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<LockView>> {
    const { tenantId, premises } = caller
    const page = keysetPage(cursorKind, { limit, cursor }, { tenantId, premises, facility, q })
    const locks = await listLocks(scopedReads(this.database, caller), {
      tenantId,
      premises,
      facility,
      text: q,
      after: page.after,
      limit: page.readLimit,
    })
    return page.of(locks, lockViewOf, (last) => last.device_id)
  }

  @Get(':id')
  @ApiOperation({ summary: 'One lock' })
  @ApiOkResponse({ standardSchema: lockView })
  async find(@Param('id', { schema: deviceId }) id: string, @Scoped() caller: ScopedCaller): Promise<LockView> {
    const { tenantId, premises } = caller
    const [lock] = await listLocks(scopedReads(this.database, caller), { tenantId, premises, id, limit: 1 })
    if (lock === undefined) throw lockUnknown(id)
    return lockViewOf(lock)
  }
}
