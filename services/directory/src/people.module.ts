import type { KeySource } from '@doorledger/privacy'
import { openPersonKeys } from '@doorledger/privacy'
import { type Clock, CLOCK, DATABASE } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import type { Pool } from 'pg'
import { BackfillPeople } from './features/backfill-people/backfill-people.js'
import { ChangePerson } from './features/change-user/change-person.js'
import { ChangeUserController } from './features/change-user/change-user.controller.js'
import { CreateUserController } from './features/create-user/create-user.controller.js'
import { ChangeGroupController } from './features/define-group/change-group.controller.js'
import { CreateGroupController } from './features/define-group/create-group.controller.js'
import { GroupMembersController } from './features/define-group/group-members.controller.js'
import { ChangePremisesController } from './features/define-premises/change-premises.controller.js'
import { CreatePremisesController } from './features/define-premises/create-premises.controller.js'
import { ChangeRoleController } from './features/define-role/change-role.controller.js'
import { CreateRoleController } from './features/define-role/create-role.controller.js'
import { EnableUserController } from './features/enable-user/enable-user.controller.js'
import { EraseUserController } from './features/erase-user/erase-user.controller.js'
import { ListGroupsController } from './features/list-groups/list-groups.controller.js'
import { ListPremisesController } from './features/list-premises/list-premises.controller.js'
import { ListRolesController } from './features/list-roles/list-roles.controller.js'
import { ListUsersController } from './features/list-users/list-users.controller.js'
import { RewrapPersonKeys } from './features/rewrap-person-keys/rewrap-person-keys.js'
import { SeedRoles } from './features/seed-roles/seed-roles.js'
import { ShowErasureController } from './features/show-erasure/show-erasure.controller.js'
import { RegisterPerson } from './people/register-person.js'
import { PERSON_KEYS } from './personal-data/person-keys.js'

/** People, what they may do, the groups they are in, and the premises there are. */
export class PeopleModule {
  /** @param wrappingKeys the keys that wrap people's data keys */
  static register(platform: DynamicModule, wrappingKeys: KeySource): DynamicModule {
    return {
      module: PeopleModule,
      imports: [platform],
      controllers: [
        CreateUserController,
        ListUsersController,
        ChangeUserController,
        EnableUserController,
        EraseUserController,
        ShowErasureController,
        CreateRoleController,
        ChangeRoleController,
        ListRolesController,
        CreatePremisesController,
        ChangePremisesController,
        ListPremisesController,
        CreateGroupController,
        ChangeGroupController,
        GroupMembersController,
        ListGroupsController,
      ],
      providers: [
        {
          provide: PERSON_KEYS,
          useFactory: (database: Pool, clock: Clock) => openPersonKeys(database, wrappingKeys, clock),
          inject: [DATABASE, CLOCK],
        },
        RegisterPerson,
        ChangePerson,
        SeedRoles,
        BackfillPeople,
        RewrapPersonKeys,
      ],
      exports: [PERSON_KEYS, RegisterPerson],
    }
  }
}
