import { type EventLog, isRefusedByLog, type LogRecord } from '@doorledger/event-log'

export interface QueuedRecord extends LogRecord {
  readonly position: number
  readonly topic: string
}

/** A record that the log refuses, or that waits behind one of its key. */
export interface RefusedRecord {
  readonly record: QueuedRecord
  /** null when it only waits */
  readonly failure: string | null
}

/** What became of a page; what is in neither list stays queued. */
export interface Appended {
  readonly published: readonly QueuedRecord[]
  readonly refused: readonly RefusedRecord[]
  /** why some of it could not be published yet: a topic that does not answer */
  readonly failure?: unknown
}

type Log = Pick<EventLog, 'append'>

/** A key of a topic: what waits for a decision about it waits alone. */
export const topicKeyOf = ({ topic, key }: { readonly topic: string; readonly key: string }): string =>
  JSON.stringify([topic, key])

/**
 * Appends to all topics at once, each in order, and waits for every answer: a page is not tried again while it is
 * still on its way.
 * @param waiting keys of topics with records that were refused before
 */
export const appendPage = async (
  log: Log,
  page: readonly QueuedRecord[],
  waiting: ReadonlySet<string>,
): Promise<Appended> => {
  const byTopic = [...Map.groupBy(page, ({ topic }) => topic).values()]
  const answers = await Promise.all(byTopic.map((records) => appendToTopic(log, records, waiting)))
  return {
    published: answers.flatMap(({ published }) => published),
    refused: answers.flatMap(({ refused }) => refused),
    failure: answers.find(({ failure }) => failure !== undefined)?.failure,
  }
}

const appendToTopic = async (
  log: Log,
  records: readonly QueuedRecord[],
  waiting: ReadonlySet<string>,
): Promise<Appended> => {
  if (records.some((record) => waiting.has(topicKeyOf(record)))) return appendOneByOne(log, records, waiting)
  try {
    await log.append(records[0]!.topic, records)
    return { published: records, refused: [] }
  } catch (failure) {
    return isRefusedByLog(failure) ? appendOneByOne(log, records, waiting) : { published: [], refused: [], failure }
  }
}

/** To find which are refused. What the log took before is repeated: readers go by event id. */
const appendOneByOne = async (
  log: Log,
  records: readonly QueuedRecord[],
  waiting: ReadonlySet<string>,
): Promise<Appended> => {
  const held = new Set(waiting)
  const published: QueuedRecord[] = []
  const refused: RefusedRecord[] = []
  for (const record of records) {
    const outcome = held.has(topicKeyOf(record)) ? { refusal: null } : await appendOne(log, record)
    if ('failure' in outcome) return { published, refused, failure: outcome.failure }
    if (outcome.refusal === undefined) {
      published.push(record)
    } else {
      held.add(topicKeyOf(record))
      refused.push({ record, failure: outcome.refusal })
    }
  }
  return { published, refused }
}

/** Why the log refuses it; nothing when it is in the log; a failure when it is to be tried again. */
export const appendOne = async (
  log: Log,
  record: QueuedRecord,
): Promise<{ readonly refusal?: string } | { readonly failure: unknown }> => {
  try {
    await log.append(record.topic, [record])
    return {}
  } catch (failure) {
    if (!isRefusedByLog(failure)) return { failure }
    return { refusal: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure) }
  }
}
