import { IMPORT_VAULT, importProviders } from '@doorledger/csv'
import type { PersonKeys } from '@doorledger/privacy'
import type { DynamicModule } from '@nestjs/common'
import { ExportCredentialsController } from './features/export-credentials/export-credentials.controller.js'
import { ExportUsersController } from './features/export-users/export-users.controller.js'
import { ImportCredentialsController } from './features/import-credentials/import-credentials.controller.js'
import { ImportCredentials } from './features/import-credentials/import-credentials.js'
import { ImportUsersController } from './features/import-users/import-users.controller.js'
import { ImportUsers } from './features/import-users/import-users.js'
import { personKeyVault } from './imports/person-key-vault.js'
import { PERSON_KEYS } from './personal-data/person-keys.js'

/** People and credentials as files: imported row by row, exported as a whole. */
export class FilesModule {
  /** @param owners the modules of what the files describe */
  static register(platform: DynamicModule, owners: readonly DynamicModule[]): DynamicModule {
    return {
      module: FilesModule,
      imports: [platform, ...owners],
      controllers: [
        ExportUsersController,
        ImportUsersController,
        ExportCredentialsController,
        ImportCredentialsController,
      ],
      providers: importProviders({
        vault: {
          provide: IMPORT_VAULT,
          useFactory: (keys: PersonKeys) => personKeyVault(keys),
          inject: [PERSON_KEYS],
        },
        kinds: [ImportUsers, ImportCredentials],
      }),
    }
  }
}
