import type { KeySource } from '@doorledger/privacy'
import { DATABASE } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import type { Pool } from 'pg'
import { ChangeCredential } from './credentials/change-credential.js'
import { CredentialNumbers } from './credentials/credential-numbers.js'
import { openCredentialNumbers } from './credentials/open-credential-numbers.js'
import { AddCredentialController } from './features/add-credential/add-credential.controller.js'
import { AssignCredentialController } from './features/assign-credential/assign-credential.controller.js'
import { BlockCredentialController } from './features/block-credential/block-credential.controller.js'
import { ChangeCredentialController } from './features/change-credential/change-credential.controller.js'
import { ExtendCredentialController } from './features/extend-credential/extend-credential.controller.js'
import { ListCredentialsController } from './features/list-credentials/list-credentials.controller.js'
import { LookUpCredentialController } from './features/list-credentials/look-up-credential.controller.js'
import { RegenerateCredentialController } from './features/regenerate-credential/regenerate-credential.controller.js'
import { DueExpiries } from './features/watch-expiry/due-expiries.js'
import { ExpiryWatch } from './features/watch-expiry/expiry-watch.js'

/** What opens doors for people: keys, fobs, cards and codes, who holds them, and until when. */
export class CredentialsModule {
  /** @param lookupKey the key by which numbers of credentials are found again */
  static register(platform: DynamicModule, lookupKey: KeySource): DynamicModule {
    return {
      module: CredentialsModule,
      imports: [platform],
      controllers: [
        AddCredentialController,
        AssignCredentialController,
        BlockCredentialController,
        ChangeCredentialController,
        ExtendCredentialController,
        RegenerateCredentialController,
        LookUpCredentialController,
        ListCredentialsController,
      ],
      providers: [
        {
          provide: CredentialNumbers,
          useFactory: (database: Pool) => openCredentialNumbers(database, lookupKey),
          inject: [DATABASE],
        },
        ChangeCredential,
        DueExpiries,
        ExpiryWatch,
      ],
      exports: [CredentialNumbers],
    }
  }
}
