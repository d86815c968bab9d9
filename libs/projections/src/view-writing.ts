import type { Pool } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import type { EventReader } from './recorded-event.js'
import type { TableShape } from './table-shape.js'

/** What writing a view needs to know besides the view itself. */
export interface ViewWriting<Event> {
  readonly database: Pool
  readonly identity: ProjectionIdentity
  readonly shape: TableShape
  readonly reader: EventReader<Event>
}
