import type { Pool } from 'pg'
import type { Lineage } from './checkpoint.js'
import type { EventReader } from './positioned.js'
import type { TableShape } from './table-shape.js'

/** What writing a view needs to know besides the view itself. */
export interface ViewWriting<Event> {
  readonly database: Pool
  readonly lineage: Lineage
  readonly shape: TableShape
  readonly reader: EventReader<Event>
}
