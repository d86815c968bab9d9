import { attemptEvents, type AttemptEvent, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { accessLog } from '../../domain/access-log.js'

/** Reads the events that stand for rows of the access log. */
export const accessLogReader = eventReader<AttemptEvent>(attemptEvents)

/** Writes attempts at doors to `access_events`. */
export const recordAccessLog: ProjectionSource = { projection: accessLog, reader: accessLogReader }
