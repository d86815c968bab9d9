/**
 * What a controller decides by while it is offline, as a library of its own: `@doorledger/access-decision/controller`.
 * It needs nothing but Node: no network, no database, no framework. Protocol and algorithm: docs/how-to/controllers.md.
 */
export { withDelta } from './domain/offline/snapshot-delta.js'
export { openSnapshot, SnapshotRefused, takeSnapshot } from './offline/open-snapshot.js'
export { decideAlone, type OfflineAnswer, type OfflineQuestion } from './offline/decide-alone.js'
