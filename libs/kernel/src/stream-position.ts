import { DomainError } from './domain-error.js'
import { offsetOfSeq, partitionOfSeq, seqOf } from './projection.js'

/**
 * How far a reader of the log has come: by partition, the offset to go on at. A partition that is not in it was not
 * there yet, so it is read from its beginning.
 */
export type StreamPosition = ReadonlyMap<number, number>

const FORMAT = 'p1'
const RADIX = 36
const entry = /^([0-9a-z]{1,3})-([0-9a-z]{1,10})$/

/** Opaque text that fits the `id` of a server-sent event: `p1.0-2s.3-1`. */
export const printPosition = (position: StreamPosition): string =>
  [FORMAT, ...[...position].sort(([one], [other]) => one - other).map(printEntry)].join('.')

const printEntry = ([partition, offset]: readonly [number, number]): string =>
  `${partition.toString(RADIX)}-${offset.toString(RADIX)}`

/** @throws {DomainError} `invalid_position` naming `Last-Event-ID` when it is not a text of {@link printPosition} */
export const parsePosition = (text: string): StreamPosition => {
  const [format, ...entries] = text.split('.')
  const parsed = entries.map(parseEntry)
  const position = new Map(parsed.filter((found) => found !== undefined))
  if (format !== FORMAT || position.size !== entries.length) {
    throw new DomainError('invalid_position', 'invalid', 'Last-Event-ID is not one that this stream gave out', {
      field: 'Last-Event-ID',
    })
  }
  return position
}

const parseEntry = (text: string): readonly [number, number] | undefined => {
  const [, partition, offset] = entry.exec(text) ?? []
  if (partition === undefined || offset === undefined) return undefined
  const numbers = [parseInt(partition, RADIX), parseInt(offset, RADIX)] as const
  const [p, o] = numbers
  return p < 1024 && Number.isSafeInteger(seqOf(p, o)) ? numbers : undefined
}

/** The position after a record was read. */
export const positionAfter = (position: StreamPosition, seq: number): StreamPosition => {
  const partition = partitionOfSeq(seq)
  return new Map(position).set(partition, offsetOfSeq(seq) + 1)
}

/** The partitions where there is more to read than the position has. */
export const partitionsAhead = (position: StreamPosition, horizon: StreamPosition): readonly number[] =>
  [...horizon].filter(([partition, offset]) => offset > (position.get(partition) ?? 0)).map(([partition]) => partition)
