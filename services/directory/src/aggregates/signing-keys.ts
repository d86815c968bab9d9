import { signingKeyPublished, signingKeyRetired } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { writeKnownSigningKey } from '@doorledger/service'
import { signingKey, type SigningKeyEvent } from '../domain/signing-key.js'

/** The key's row, and the directory's own copy of what verifies. A retired key keeps no private part. */
const writeKeys: WriteInSameTransaction<SigningKeyEvent> = async (client, events) => {
  for (const event of events) {
    const { kid, publicKey, signsFrom, retiredAt } = event.data
    await client.query(
      `insert into signing_keys (kid, public_key, signs_from, retired_at) values ($1, $2, $3, $4)
       on conflict (kid) do update set retired_at = excluded.retired_at, sealed_private_key = null`,
      [kid, publicKey, signsFrom, retiredAt],
    )
    await writeKnownSigningKey(client, event)
  }
}

export const signingKeys = aggregate({
  name: 'signing_key',
  decider: signingKey,
  events: [signingKeyPublished, signingKeyRetired],
  inSameTransaction: writeKeys,
})
