import { UnknownTopic } from './embedded/topic-catalogue.js'
import { RecordTooLarge } from './record-too-large.js'

/** Answers of Kafka that the same batch would get again. */
const REFUSALS: ReadonlySet<string> = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'TOPIC_AUTHORIZATION_FAILED',
])

/** Whether the log will not take the records however often they are appended, as they are and as it is set up. */
export const isRefusedByLog = (error: unknown): boolean =>
  error instanceof RecordTooLarge ||
  error instanceof RangeError ||
  error instanceof UnknownTopic ||
  isKafkaRefusal(error)

export const isKafkaRefusal = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && REFUSALS.has(String(cause.type))) return true
  return false
}
