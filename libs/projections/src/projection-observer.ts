/** Told of what projections and event processors do, for metrics. */
export interface ProjectionObserver {
  /** a transaction was committed */
  written(batch: WrittenBatch): void
  /** a transaction failed and will be tried again: connection, disk, a deadlock */
  failed(projection: string): void
}

export interface WrittenBatch {
  readonly projection: string
  /** records of the log it moved past */
  readonly records: number
  /** rows of the view, or events published */
  readonly rows: number
  /** records put aside, those that only wait included */
  readonly deadLetters: number
  /** from sending it until Postgres had it durably */
  readonly seconds: number
}

/** What the engine has to tell people. A pino logger is one. */
export interface EngineLogger {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
