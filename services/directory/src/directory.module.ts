import { serviceModule, type ServicePlatform } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import {
  ADMIN_TOKEN_FILE,
  AdministratorTokenFile,
} from './features/bootstrap-administrator/administrator-token-file.js'
import { BootstrapAdministrator } from './features/bootstrap-administrator/bootstrap-administrator.js'
import { IssueApiTokenController } from './features/issue-api-token/issue-api-token.controller.js'
import { ListApiTokensController } from './features/list-api-tokens/list-api-tokens.controller.js'
import { RevokeApiTokenController } from './features/revoke-api-token/revoke-api-token.controller.js'

export interface DirectoryOptions {
  /** where the API token of the first administrator is put, or found */
  readonly adminTokenFile: string
}

/** Who may call the API: tokens and their permissions. */
export class DirectoryModule {
  static register(platform: ServicePlatform, { adminTokenFile }: DirectoryOptions): DynamicModule {
    return {
      module: DirectoryModule,
      imports: [serviceModule(platform)],
      controllers: [IssueApiTokenController, ListApiTokensController, RevokeApiTokenController],
      providers: [
        { provide: ADMIN_TOKEN_FILE, useValue: adminTokenFile },
        AdministratorTokenFile,
        BootstrapAdministrator,
      ],
    }
  }
}
