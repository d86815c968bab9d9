import { inTransaction } from '@doorledger/database'
import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { ClientBase, Pool } from 'pg'
import type { KeyInUse } from '../domain/key-rotation.js'
import { SIGN_IN, type SignInSettings } from '../sign-in-settings.js'

/** A key that is not retired, with its private part (PKCS #8, PEM) where it can be unsealed. */
export interface StoredKey extends KeyInUse {
  readonly privateKey: Buffer | undefined
}

const TURNS = 0x0d2e

/** The keys as they lie in the database: private parts sealed under a key that does not. */
@Injectable()
export class StoredKeys {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SIGN_IN) private readonly signIn: SignInSettings,
  ) {}

  /** The keys that sign, will sign, or verify what they have signed. */
  async inUse(): Promise<readonly StoredKey[]> {
    const { rows } = await this.database.query<KeyRow>(
      'select kid, sealed_private_key, signs_from from signing_keys where retired_at is null',
    )
    return rows.map(({ kid, sealed_private_key: sealed, signs_from: signsFrom }) => {
      const privateKey = sealed === null ? undefined : this.signIn.keys.unseal(sealed, kid)
      return { kid, signsFrom, isUsable: privateKey !== undefined, privateKey }
    })
  }

  async keepPrivate(client: ClientBase, kid: string, privateKey: Buffer): Promise<void> {
    const sealed = this.signIn.keys.seal(privateKey, kid)
    await client.query('update signing_keys set sealed_private_key = $2 where kid = $1', [kid, sealed])
  }

  /** Lets replicas do something one after the other. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return inTransaction(this.database, async (client) => {
      await client.query('select pg_advisory_xact_lock($1::int, $2::regclass::oid::int)', [TURNS, 'signing_keys'])
      await work()
    })
  }
}

interface KeyRow {
  readonly kid: string
  readonly sealed_private_key: Buffer | null
  readonly signs_from: Date
}
