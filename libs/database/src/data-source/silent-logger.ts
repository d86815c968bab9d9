import { AbstractLogger } from 'typeorm'

/** What fails reaches the caller as an error; queries and their values are logged nowhere. */
export class SilentLogger extends AbstractLogger {
  protected override writeLog(): void {
    // nothing
  }
}
