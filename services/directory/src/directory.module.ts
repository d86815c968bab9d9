import { IMPORT_VAULT, importProviders } from '@doorledger/csv'
import { type KeySource, openPersonKeys, type PersonKeys } from '@doorledger/privacy'
import { type Clock, CLOCK, DATABASE, serviceModule, type ServicePlatform, SITE_ZONE } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import type { Pool } from 'pg'
import { ChangeCredential } from './credentials/change-credential.js'
import { CredentialNumbers } from './credentials/credential-numbers.js'
import { openCredentialNumbers } from './credentials/open-credential-numbers.js'
import { AddCredentialController } from './features/add-credential/add-credential.controller.js'
import { AssignCredentialController } from './features/assign-credential/assign-credential.controller.js'
import { BlockCredentialController } from './features/block-credential/block-credential.controller.js'
import {
  ADMIN_TOKEN_FILE,
  AdministratorTokenFile,
} from './features/bootstrap-administrator/administrator-token-file.js'
import {
  ADMIN_PASSWORD_FILE,
  AdministratorPasswordFile,
} from './features/bootstrap-administrator/administrator-password-file.js'
import { BootstrapAdministrator } from './features/bootstrap-administrator/bootstrap-administrator.js'
import { BootstrapPerson } from './features/bootstrap-administrator/bootstrap-person.js'
import { ChangeCredentialController } from './features/change-credential/change-credential.controller.js'
import { ChangePerson } from './features/change-user/change-person.js'
import { ChangeUserController } from './features/change-user/change-user.controller.js'
import { CreateUserController } from './features/create-user/create-user.controller.js'
import { RegisterPerson } from './features/create-user/register-person.js'
import { ChangeGroupController } from './features/define-group/change-group.controller.js'
import { CreateGroupController } from './features/define-group/create-group.controller.js'
import { GroupMembersController } from './features/define-group/group-members.controller.js'
import { ChangePremisesController } from './features/define-premises/change-premises.controller.js'
import { CreatePremisesController } from './features/define-premises/create-premises.controller.js'
import { ChangeRoleController } from './features/define-role/change-role.controller.js'
import { CreateRoleController } from './features/define-role/create-role.controller.js'
import { EnableUserController } from './features/enable-user/enable-user.controller.js'
import { EraseUserController } from './features/erase-user/erase-user.controller.js'
import { ExportCredentialsController } from './features/export-credentials/export-credentials.controller.js'
import { ExportUsersController } from './features/export-users/export-users.controller.js'
import { ImportCredentialsController } from './features/import-credentials/import-credentials.controller.js'
import { ImportCredentials } from './features/import-credentials/import-credentials.js'
import { ImportUsersController } from './features/import-users/import-users.controller.js'
import { ImportUsers } from './features/import-users/import-users.js'
import { IssueApiTokenController } from './features/issue-api-token/issue-api-token.controller.js'
import { ListApiTokensController } from './features/list-api-tokens/list-api-tokens.controller.js'
import { ListCredentialsController } from './features/list-credentials/list-credentials.controller.js'
import { LookUpCredentialController } from './features/list-credentials/look-up-credential.controller.js'
import { ListGroupsController } from './features/list-groups/list-groups.controller.js'
import { ListPremisesController } from './features/list-premises/list-premises.controller.js'
import { ListRolesController } from './features/list-roles/list-roles.controller.js'
import { ListUsersController } from './features/list-users/list-users.controller.js'
import { devicePlacesSource } from './features/place-devices/device-places.js'
import { ExtendCredentialController } from './features/extend-credential/extend-credential.controller.js'
import { BackfillPeople } from './features/backfill-people/backfill-people.js'
import { RegenerateCredentialController } from './features/regenerate-credential/regenerate-credential.controller.js'
import { RevokeApiTokenController } from './features/revoke-api-token/revoke-api-token.controller.js'
import { RewrapPersonKeys } from './features/rewrap-person-keys/rewrap-person-keys.js'
import { SeedRoles } from './features/seed-roles/seed-roles.js'
import { confirmErasure, erasureConfirmationsSource } from './features/show-erasure/erasure-confirmations.js'
import { ShowErasureController } from './features/show-erasure/show-erasure.controller.js'
import { DueExpiries } from './features/watch-expiry/due-expiries.js'
import { ExpiryWatch } from './features/watch-expiry/expiry-watch.js'
import { personKeyVault } from './imports/person-key-vault.js'
import { PERSON_KEYS } from './personal-data/person-keys.js'
import { signInControllers, signInProviders } from './sign-in.js'
import { SIGN_IN, type SignInOptions, signInSettings } from './sign-in-settings.js'

export interface DirectoryOptions {
  /** where the API token of the first administrator is put, or found */
  readonly adminTokenFile: string
  /** the keys that wrap people's data keys */
  readonly wrappingKeys: KeySource
  readonly signIn: SignInOptions
  /** where the one-time password of the first administrator is put, or found */
  readonly adminPasswordFile: string
  /** IANA zone of the site: decides when a day begins that something is valid from, and ends */
  readonly siteZone: string
  /** the key by which numbers of credentials are found again */
  readonly lookupKey: KeySource
}

/** People, what opens doors for them, and who may call the API: tokens and their permissions. */
export class DirectoryModule {
  static register(platform: ServicePlatform, options: DirectoryOptions): DynamicModule {
    const { adminTokenFile, adminPasswordFile, wrappingKeys, lookupKey, signIn, siteZone } = options
    return {
      module: DirectoryModule,
      imports: [
        serviceModule(platform, {
          projections: [devicePlacesSource, erasureConfirmationsSource],
          processors: [confirmErasure],
        }),
      ],
      controllers: [
        IssueApiTokenController,
        ListApiTokensController,
        RevokeApiTokenController,
        CreateUserController,
        ExportUsersController,
        ListUsersController,
        ImportUsersController,
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
        ...signInControllers,
        ExportCredentialsController,
        ImportCredentialsController,
        AddCredentialController,
        AssignCredentialController,
        BlockCredentialController,
        ChangeCredentialController,
        ExtendCredentialController,
        RegenerateCredentialController,
        LookUpCredentialController,
        ListCredentialsController,
        CreateGroupController,
        ChangeGroupController,
        GroupMembersController,
        ListGroupsController,
      ],
      providers: [
        { provide: SITE_ZONE, useValue: siteZone },
        { provide: ADMIN_TOKEN_FILE, useValue: adminTokenFile },
        { provide: ADMIN_PASSWORD_FILE, useValue: adminPasswordFile },
        {
          provide: PERSON_KEYS,
          useFactory: (database: Pool, clock: Clock) => openPersonKeys(database, wrappingKeys, clock),
          inject: [DATABASE, CLOCK],
        },
        {
          provide: CredentialNumbers,
          useFactory: (database: Pool) => openCredentialNumbers(database, lookupKey),
          inject: [DATABASE],
        },
        AdministratorTokenFile,
        BootstrapAdministrator,
        AdministratorPasswordFile,
        BootstrapPerson,
        RewrapPersonKeys,
        BackfillPeople,
        RegisterPerson,
        ChangePerson,
        ChangeCredential,
        SeedRoles,
        DueExpiries,
        ExpiryWatch,
        ...importProviders({
          vault: {
            provide: IMPORT_VAULT,
            useFactory: (keys: PersonKeys) => personKeyVault(keys),
            inject: [PERSON_KEYS],
          },
          kinds: [ImportUsers, ImportCredentials],
        }),
        { provide: SIGN_IN, useValue: signInSettings(signIn) },
        ...signInProviders,
      ],
    }
  }
}
