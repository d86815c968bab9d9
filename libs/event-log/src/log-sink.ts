/** Where an adapter tells what it does about faults; a pino logger fits. */
export interface LogSink {
  debug(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export const silentSink: LogSink = { debug: () => undefined, warn: () => undefined, error: () => undefined }
