import type { AttemptEvent } from '@doorledger/contracts'
import type { Row } from '@doorledger/kernel'
import { ProcessorRows } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { accessEventIdOf } from '../../domain/access-event-of.js'
import { type BookChanges, matchKeyOf } from '../../domain/unlock-book.js'
import type { Told, UnlockFact } from '../../domain/unlock-fact.js'

/** Tellings of one lock, credential and result, and the time they span. */
interface Span {
  readonly of: UnlockFact
  readonly fromMs: number
  readonly toMs: number
}

/**
 * Everything that could be matched with these tellings, directly or through others; and what they were before, when a
 * record is read anew.
 */
export const loadUnlockFacts = async (
  client: ClientBase,
  tellings: readonly UnlockFact[],
  windowMs: number,
): Promise<readonly UnlockFact[]> => {
  const earlier = await loadEarlier(client, tellings)
  const found = new Map(earlier.map((fact) => [`${fact.tenantId} ${fact.factId}`, fact]))
  let spans = spansOf([...tellings, ...earlier])
  while (spans.length > 0) {
    const facts = await loadSpans(client, spans, windowMs)
    for (const fact of facts) found.set(`${fact.tenantId} ${fact.factId}`, fact)
    spans = grown(spans, spansOf([...facts, ...(await loadPartners(client, facts, found))]))
  }
  return [...found.values()]
}

/** Those matched with these while the window was wider. */
const loadPartners = (
  client: ClientBase,
  facts: readonly UnlockFact[],
  found: ReadonlyMap<string, UnlockFact>,
): Promise<readonly UnlockFact[]> => {
  const partners = facts.flatMap(({ tenantId, told }) => {
    const factId = told?.partner
    return factId === undefined || found.has(`${tenantId} ${factId}`) ? [] : [{ tenantId, factId }]
  })
  return partners.length === 0 ? Promise.resolve([]) : loadEarlier(client, partners)
}

const spansOf = (facts: readonly UnlockFact[]): readonly Span[] =>
  [
    ...Map.groupBy(
      facts.filter(({ result }) => result !== undefined),
      matchKeyOf,
    ).values(),
  ].map((alike) => {
    const times = alike.map(({ occurredAt }) => Date.parse(occurredAt))
    return { of: alike[0]!, fromMs: Math.min(...times), toMs: Math.max(...times) }
  })

/** Those that reach further than was looked, so that there may be more beyond. */
const grown = (looked: readonly Span[], found: readonly Span[]): readonly Span[] => {
  const before = new Map(looked.map((span) => [matchKeyOf(span.of), span]))
  return found.flatMap((span) => {
    const { fromMs, toMs } = before.get(matchKeyOf(span.of)) ?? span
    return span.fromMs < fromMs || span.toMs > toMs
      ? [{ of: span.of, fromMs: Math.min(fromMs, span.fromMs), toMs: Math.max(toMs, span.toMs) }]
      : []
  })
}

interface FactRow {
  readonly tenant_id: string
  readonly fact_id: string
  readonly source: UnlockFact['source']
  readonly lock_id: string
  readonly credential_ref: string
  readonly result: 'granted' | 'denied' | null
  readonly occurred_at: Date
  readonly source_revision: number
  readonly attempt: AttemptEvent
  readonly told: Told | null
}

const loadEarlier = async (
  client: ClientBase,
  tellings: readonly Pick<UnlockFact, 'tenantId' | 'factId'>[],
): Promise<readonly UnlockFact[]> => {
  const { rows } = await client.query<FactRow>(EARLIER, [
    tellings.map(({ tenantId }) => tenantId),
    tellings.map(({ factId }) => factId),
  ])
  return rows.map(factOf)
}

const loadSpans = async (
  client: ClientBase,
  spans: readonly Span[],
  windowMs: number,
): Promise<readonly UnlockFact[]> => {
  const { rows } = await client.query<FactRow>(NEAR, [
    spans.map(({ of }) => of.tenantId),
    spans.map(({ of }) => of.lockId),
    spans.map(({ of }) => of.credentialRef),
    spans.map(({ of }) => of.result),
    spans.map(({ fromMs }) => new Date(fromMs - windowMs)),
    spans.map(({ toMs }) => new Date(toMs + windowMs)),
  ])
  return rows.map(factOf)
}

const COLUMNS = `f.tenant_id, f.fact_id, f.source, f.lock_id, f.credential_ref, f.result, f.occurred_at,
  f.source_revision, f.attempt, f.told`

const EARLIER = `
  select ${COLUMNS} from unlock_facts f
  join unnest($1::text[], $2::uuid[]) as told (tenant_id, fact_id) using (tenant_id, fact_id)`

const NEAR = `
  select ${COLUMNS}
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
    as near (tenant_id, lock_id, credential_ref, result, first, last)
  join unlock_facts f using (tenant_id, lock_id, credential_ref, result)
  where f.occurred_at between near.first and near.last`

const factOf = (row: FactRow): UnlockFact => ({
  tenantId: row.tenant_id,
  factId: row.fact_id,
  source: row.source,
  lockId: row.lock_id,
  credentialRef: row.credential_ref,
  result: row.result ?? undefined,
  occurredAt: row.occurred_at.toISOString(),
  sourceRevision: row.source_revision,
  attempt: row.attempt,
  ...(row.told !== null && { told: row.told }),
})

const stored = new ProcessorRows({
  name: 'unlock_facts',
  key: ['tenant_id', 'fact_id'],
  columns: [
    'tenant_id',
    'fact_id',
    'source',
    'lock_id',
    'credential_ref',
    'result',
    'occurred_at',
    'source_revision',
    'attempt',
    'told',
    'shown_as',
  ],
})

export const saveUnlockFacts = (client: ClientBase, { added, changed }: BookChanges): Promise<void> =>
  stored.write(client, { added: added.map(rowOf), changed: changed.map(rowOf) })

const rowOf = (fact: UnlockFact): Row => ({
  tenant_id: fact.tenantId,
  fact_id: fact.factId,
  source: fact.source,
  lock_id: fact.lockId,
  credential_ref: fact.credentialRef,
  result: fact.result,
  occurred_at: fact.occurredAt,
  source_revision: fact.sourceRevision,
  attempt: fact.attempt,
  told: fact.told,
  shown_as: shownAs(fact),
})

const shownAs = ({ tenantId, source, told }: UnlockFact) =>
  source === 'lock' && told?.partner !== undefined ? accessEventIdOf(tenantId, told.partner) : undefined
