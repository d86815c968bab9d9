import { eventReader, premisesEvents, userEvents } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/projections'
import { type NamingEvent, namesOverTime } from './names-over-time.js'
import { type NameKeys, openNames } from './open-names.js'

/** Writes what people and premises were called to the service's own table `names_over_time`. */
export const recordNames = (keys: () => Promise<NameKeys>): ProjectionSource => ({
  projection: { ...namesOverTime, prepare: openNames(keys) },
  reader: eventReader<NamingEvent>([...userEvents, ...premisesEvents]),
})
