import { attemptEvents, type AttemptEvent, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { accessLog } from '../../domain/access-log.js'

/** Writes attempts at doors to `access_events`. */
export const recordAccessLog: ProjectionSource = {
  projection: accessLog,
  reader: eventReader<AttemptEvent>(attemptEvents),
}
