import { scopedReads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import {
  DATABASE,
  HttpProblem,
  Performs,
  Requires,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Controller, Delete, Inject, Param, Patch, Put } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readerOf } from '../../entries/entry-query.js'
import { findEntry } from '../search-entries/list-entries.js'

const id = z.uuid()
const description = 'Always refused, and the attempt is an entry.'

const refusal = (): HttpProblem =>
  new HttpProblem({
    status: 405,
    code: 'audit_log_append_only',
    detail: 'The audit log is never changed: entries are added and stay',
    headers: { allow: 'GET' },
  })

/** Whoever tries to change or remove an entry is told that nobody can, and is in the log for it (R1.27). */
@ApiTags('Audit log')
@Controller('v1/audit-entries/:id')
@RequiresInPremises('audit:read')
export class RefuseChangesController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Delete()
  @Performs('audit-entry.delete')
  @ApiOperation({ summary: 'Entries are not removed', description })
  remove(@Param('id', { schema: id }) entryId: string, @Scoped() caller: ScopedCaller): Promise<never> {
    return this.refuse(entryId, caller)
  }

  @Put()
  @Performs('audit-entry.change')
  @ApiOperation({ summary: 'Entries are not replaced', description })
  replace(@Param('id', { schema: id }) entryId: string, @Scoped() caller: ScopedCaller): Promise<never> {
    return this.refuse(entryId, caller)
  }

  @Patch()
  @Performs('audit-entry.change')
  @ApiOperation({ summary: 'Entries are not changed', description })
  change(@Param('id', { schema: id }) entryId: string, @Scoped() caller: ScopedCaller): Promise<never> {
    return this.refuse(entryId, caller)
  }

  /** An entry that the caller may not see does not exist for him, here either. */
  private async refuse(entryId: string, caller: ScopedCaller): Promise<never> {
    const row = await findEntry(scopedReads(this.database, caller), readerOf(caller), entryId)
    if (row === undefined)
      throw new DomainError('audit_entry_unknown', 'not_found', `There is no audit entry ${entryId}`)
    throw refusal()
  }
}

/** The same for all at once. */
@ApiTags('Audit log')
@Controller('v1/audit-entries')
@Requires('audit:read')
export class RefuseRemovalController {
  @Delete()
  @Performs('audit-entry.delete')
  @ApiOperation({ summary: 'The log is not emptied', description })
  removeAll(): never {
    throw refusal()
  }
}
