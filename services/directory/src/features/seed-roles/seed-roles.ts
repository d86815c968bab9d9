import type { CommandHandler } from '@doorledger/event-store'
import { COMMANDS } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { roles } from '../../aggregates/roles.js'
import { builtInRoles } from '../../domain/built-in-roles.js'

const TENANT = 'default'

/** Sees to it at each start that the built-in roles are there, and grant what this release says. */
@Injectable()
export class SeedRoles implements OnApplicationBootstrap {
  constructor(@Inject(COMMANDS) private readonly commands: CommandHandler) {}

  async onApplicationBootstrap(): Promise<void> {
    const by = { tenantId: TENANT, actor: 'system' }
    for (const role of builtInRoles) {
      await this.commands.handle({ aggregate: roles, id: role.roleId, by }, { type: 'seed', role })
    }
  }
}
