import {
  directoryState,
  eventReader,
  type FactOf,
  type SigningKeyPublished,
  signingKeyPublished,
  type SigningKeyRetired,
  signingKeyRetired,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { Stored } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import type { ProjectionSource } from '@doorledger/projections'

type SigningKeyEvent = SigningKeyPublished | SigningKeyRetired

/** Every service's own copy of the public keys that sign access tokens. Each event holds the whole state of its key. */
const knownSigningKeys: RowsProjection<SigningKeyEvent> = {
  kind: 'rows',
  name: 'known-signing-keys',
  version: 1,
  topic: directoryState.name,
  table: {
    name: 'known_signing_keys',
    columns: ['kid', 'algorithm', 'public_key', 'retired_at', 'stream_version'],
    key: ['kid'],
    revision: 'stream_version',
  },
  rows: ({ data, streamversion = 1 }) => [
    {
      kid: data.kid,
      algorithm: data.algorithm,
      public_key: data.publicKey,
      retired_at: data.retiredAt ?? null,
      stream_version: streamversion,
    },
  ],
}

export const knownSigningKeysSource: ProjectionSource = {
  projection: knownSigningKeys,
  reader: eventReader<SigningKeyEvent>([signingKeyPublished, signingKeyRetired]),
}

/** Puts a key into the directory's own copy in the transaction that stores its event, which then changes nothing. */
export const writeKnownSigningKey = async (
  client: ClientBase,
  { data, streamversion }: Stored<FactOf<SigningKeyEvent>>,
): Promise<void> => {
  await client.query(
    `insert into known_signing_keys as known (kid, algorithm, public_key, retired_at, stream_version)
     values ($1, $2, $3, $4, $5)
     on conflict (kid) do update
       set retired_at = excluded.retired_at, stream_version = excluded.stream_version
       where known.stream_version < excluded.stream_version`,
    [data.kid, data.algorithm, data.publicKey, data.retiredAt, streamversion],
  )
}
