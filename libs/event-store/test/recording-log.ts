import { type LogRecord, LogUnavailable, RecordTooLarge } from '@doorledger/event-log'

/** The appending half of a log, in memory, which can be away and can be watched while it appends. */
export class RecordingLog {
  readonly records: (LogRecord & { topic: string })[] = []
  failures = 0
  /** whether the log will never take a record, as one that is too large */
  refuses: (record: LogRecord, topic: string) => boolean = () => false
  /** runs before an append is confirmed */
  meanwhile: () => Promise<void> = () => Promise.resolve()

  async append(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1
      throw new LogUnavailable('the log is away')
    }
    const refused = records.find((record) => this.refuses(record, topic))
    if (refused !== undefined) throw new RecordTooLarge(`${refused.key} is too large`)
    this.records.push(...records.map((record) => ({ ...record, topic })))
    await this.meanwhile()
  }

  get keys(): string[] {
    return this.records.map(({ key }) => key)
  }
}
