/** A record is larger than its topic takes. Trying again is of no use. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge'
}
