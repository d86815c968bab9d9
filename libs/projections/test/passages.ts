import type { StoredRecord } from '@doorledger/event-log'
import type { FoldProjection, Row, RowsProjection } from '@doorledger/kernel'

/** The smallest event a view can be made of, for tests: somebody passed a door. */
export interface Passage {
  readonly id: string
  readonly door: string
  readonly n: number
  readonly revision?: number
  readonly at?: string
  /** what the reader or the view makes of it */
  readonly fault?: 'unreadable' | 'refused by the view' | 'refused by Postgres'
}

export const passage = (door: string, n: number, rest: Partial<Passage> = {}): Passage => ({
  id: `${door}-${n}`,
  door,
  n,
  at: new Date(Date.UTC(2026, 10, 22) + n).toISOString(),
  ...rest,
})

export const recordOfPassage = (event: Passage, headers: Record<string, string> = {}) => ({
  key: `default:${event.door}`,
  value: JSON.stringify(event),
  headers,
})

/** What is wrong with passages at the moment; a test mends it by clearing the set. */
export const faultsInForce = new Set<Passage['fault']>()
export const breakEverything = () => {
  faultsInForce.add('unreadable').add('refused by the view').add('refused by Postgres')
}

export const isBroken = (fault: Passage['fault']) => fault !== undefined && faultsInForce.has(fault)

export const readPassage = (value: StoredRecord['value']): Passage | undefined => {
  const event = JSON.parse(value) as Passage
  if (event.fault === 'unreadable' && isBroken(event.fault)) throw new Error('cannot be read')
  return event.door === 'elsewhere' ? undefined : event
}

const refuse = ({ fault }: Passage) => {
  if (fault === 'refused by the view' && isBroken(fault)) throw new Error('does not fit')
}

const TABLES = {
  passages: `(
    passage_id text, door text not null, n integer not null, revision integer not null, seq bigint not null,
    passed_at timestamptz not null, tags text[] not null, details jsonb, constraint sane_n check (n >= 0)`,
  doors: `(door text primary key, passages integer not null check (passages < 1000000), last_at timestamptz not null,
    numbers jsonb not null)`,
}

/** Tables of the two views. */
export const TABLES_SQL = `
  create table passages ${TABLES.passages}, primary key (passage_id));
  create index on passages (door, passed_at desc);
  create unique index passages_by_seq on passages (seq, passage_id);
  create table monthly_passages ${TABLES.passages}, primary key (passage_id, passed_at)) partition by range (passed_at);
  create index on monthly_passages (door);
  create table monthly_passages_2026_11 partition of monthly_passages
    for values from ('2026-11-01') to ('2026-12-01');
  create table monthly_passages_default partition of monthly_passages default;
  create table doors ${TABLES.doors};`

/** Every passage, one row each. */
export const passagesView = (topic: string, rest: Partial<RowsProjection<Passage>> = {}): RowsProjection<Passage> => ({
  kind: 'rows',
  name: 'all-passages',
  version: 1,
  topic,
  table: {
    name: 'passages',
    columns: ['passage_id', 'door', 'n', 'revision', 'seq', 'passed_at', 'tags', 'details'],
    key: ['passage_id'],
    revision: 'revision',
    keep: ['seq'],
  },
  rows: (event, at) => {
    refuse(event)
    return [rowOf(event, at.seq)]
  },
  ...rest,
})

const rowOf = (event: Passage, seq: number): Row => ({
  passage_id: event.id,
  door: event.door,
  n: event.fault === 'refused by Postgres' && isBroken(event.fault) ? -1 : event.n,
  revision: event.revision ?? 1,
  seq,
  passed_at: event.at,
  tags: [`n=${event.n}`, 'a "quoted"\ttag'],
  details: { door: event.door, text: 'line\nbreak \\ back' },
})

export const monthly = (topic: string): RowsProjection<Passage> => {
  const view = passagesView(topic)
  return { ...view, table: { ...view.table, name: 'monthly_passages', key: ['passage_id', 'passed_at'] } }
}

interface Door extends Row {
  readonly door: string
  readonly passages: number
  readonly last_at: string
  readonly numbers: readonly number[]
}

/** One row a door; a passage with n = -1 takes the door down. */
export const doorsView = (topic: string): FoldProjection<Passage, Door> => ({
  kind: 'fold',
  name: 'doors',
  version: 1,
  topic,
  table: { name: 'doors', columns: ['door', 'passages', 'last_at', 'numbers'], key: ['door'] },
  key: (event) => (event.door === 'uncounted' ? undefined : { door: event.door }),
  evolve: (door, event) => {
    refuse(event)
    if (event.n === -1) return undefined
    const last_at = door === undefined || event.at! > door.last_at ? event.at! : door.last_at
    const passages = event.fault === 'refused by Postgres' && isBroken(event.fault) ? 1e6 : (door?.passages ?? 0) + 1
    return { door: event.door, passages, last_at, numbers: [...(door?.numbers ?? []), event.n] }
  },
})
