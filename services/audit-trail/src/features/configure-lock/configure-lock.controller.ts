import { entitiesOf } from '@doorledger/database'
import { deviceId, lockSettings } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
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
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findLock } from '../../known-locks.js'
import { settingsOfLocks } from '../../lock-settings/lock-settings.js'
import { readStanding } from '../../lock-settings/read-standing.js'
import { drafts, type Whose } from './drafts.js'
import { lockSettingsView, type LockSettingsView, showLockSettings } from './lock-settings-view.js'

const request = z.strictObject(lockSettings.shape)

@ApiTags('Lock settings')
@ApiNotFoundResponse({ description: 'There is no such lock' })
@Controller('v1/locks/:id/settings')
export class ConfigureLockController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({ summary: 'What a lock is to do, and what it does' })
  @ApiOkResponse({ standardSchema: lockSettingsView })
  async show(@Param('id', { schema: deviceId }) id: string, @Scoped() caller: ScopedCaller): Promise<LockSettingsView> {
    return showLockSettings(this.database, await this.whose(id, caller))
  }

  @Put()
  @RequiresInPremises('lock:configure')
  @Performs('lock-settings.draft')
  @ApiOperation({ summary: 'Draft the settings of a lock', description: 'Changes nothing until it is finalised.' })
  @ApiOkResponse({ standardSchema: lockSettingsView })
  async draft(
    @Param('id', { schema: deviceId }) id: string,
    @Body({ schema: request }) settings: z.infer<typeof request>,
    @Scoped() caller: ScopedCaller,
  ): Promise<LockSettingsView> {
    const whose = await this.whose(id, caller)
    const { revision: basedOn } = await readStanding(this.database, caller.tenantId, id)
    const draft = { ...whose, settings, basedOn, savedAt: this.clock() }
    await entitiesOf(this.database).upsert(drafts, draft, ['tenantId', 'lockId', 'actor'])
    return showLockSettings(this.database, whose)
  }

  @Delete('draft')
  @HttpCode(204)
  @RequiresInPremises('lock:configure')
  @Performs('lock-settings.leave')
  @ApiOperation({ summary: 'Leave the wizard', description: 'Forgets your draft.' })
  async leave(@Param('id', { schema: deviceId }) id: string, @Scoped() caller: ScopedCaller): Promise<void> {
    await entitiesOf(this.database).delete(drafts, await this.whose(id, caller))
  }

  @Post('finalize')
  @HttpCode(200)
  @RequiresInPremises('lock:configure')
  @Performs('lock-settings.finalize')
  @ApiOperation({
    summary: 'Finalise your draft of the settings',
    description: 'From here on it is what is desired; the lock does it once it is programmed.',
  })
  @ApiOkResponse({ standardSchema: lockSettingsView })
  @ApiConflictResponse({ description: 'There is no draft, or the settings were changed since it was made' })
  async finalize(
    @Param('id', { schema: deviceId }) id: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<LockSettingsView> {
    const whose = await this.whose(id, caller)
    const draft = await entitiesOf(this.database).findOneBy(drafts, whose)
    if (draft === null) throw new DomainError('no_draft', 'conflict', 'You have no draft to finalise')
    const { settings, basedOn } = draft
    const target = { aggregate: settingsOfLocks, id, by: caller, at: this.clock() }
    await this.commands.handle(target, { type: 'finalize', lockId: id, settings, basedOn })
    await entitiesOf(this.database).delete(drafts, whose)
    return showLockSettings(this.database, whose)
  }

  private async whose(id: string, caller: ScopedCaller): Promise<Whose> {
    const { lockId } = await findLock(this.database, caller, id)
    return { tenantId: caller.tenantId, lockId, actor: caller.actor }
  }
}
