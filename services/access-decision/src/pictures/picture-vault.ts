import { MediaVault } from '@doorledger/media'
import { openPersonKeys, type PersonKeys } from '@doorledger/privacy'
import { DATABASE } from '@doorledger/service'
import type { FactoryProvider } from '@nestjs/common'
import type { Pool } from 'pg'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'

/** Injection token: the {@link MediaVault} for pictures that come within attempts. */
export const PICTURE_VAULT = Symbol('PICTURE_VAULT')

/** The keys are opened with the first picture: a decision needs neither them nor the store. */
export const pictureVaultProvider: FactoryProvider<MediaVault> = {
  provide: PICTURE_VAULT,
  useFactory: (database: Pool, { keys, objects }: AccessDecisionOptions) => {
    let opened: Promise<PersonKeys> | undefined
    const open = () => {
      opened ??= openPersonKeys(database, keys.wrappingKeys)
      // Asked again when it failed: the database may have been away.
      opened.catch(() => (opened = undefined))
      return opened
    }
    return new MediaVault(objects(), open)
  },
  inject: [DATABASE, ACCESS_DECISION_OPTIONS],
}
