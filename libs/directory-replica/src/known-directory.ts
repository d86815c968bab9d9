import {
  credentialEvents,
  directoryEvents,
  type Envelope,
  eventReader,
  groupEvents,
  groupMemberEvents,
  premisesEvents,
  roleEvents,
  userEvents,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { ProjectionSource } from '@doorledger/projections'

/**
 * Every service's own copy of roles, premises, people, groups and credentials, so that it knows who may do what
 * without asking the directory. Each event holds the whole state; what a person owns is left out, and what an event says besides.
 *
 * Credentials keep their `lookupHmac`: it is the only way from a number that a lock has seen to the credential, and with
 * that to its holder. Without the key it says nothing of the number. The newest holder alone is in it: whoever has to
 * know who held what earlier folds the events for himself.
 */
const knownDirectory: RowsProjection<Envelope> = {
  kind: 'rows',
  name: 'known-directory',
  version: 1,
  topic: directoryEvents.name,
  table: {
    name: 'known_directory',
    columns: ['tenant_id', 'kind', 'id', 'state', 'stream_version'],
    key: ['tenant_id', 'kind', 'id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, type, subject, streamversion, data: { personal: _, verb: __, ...state } }) => [
    {
      tenant_id: tenantid,
      kind: kindOf(type),
      id: subject,
      state,
      stream_version: streamversion ?? 1,
    },
  ],
}

/** Who is in a group is kept beside the group, a row for each: `group_member`, by `<group>:<person>`. */
const kindOf = (type: string): string =>
  type.startsWith('group.member_') ? 'group_member' : type.slice(0, type.indexOf('.'))

export const knownDirectorySource: ProjectionSource = {
  projection: knownDirectory,
  reader: eventReader<Envelope>([
    ...roleEvents,
    ...premisesEvents,
    ...userEvents,
    ...credentialEvents,
    ...groupEvents,
    ...groupMemberEvents,
  ]),
}
