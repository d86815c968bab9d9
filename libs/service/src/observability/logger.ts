import { type DestinationStream, type Logger, pino } from 'pino'

export interface LoggerOptions {
  /** the process: `audit-trail`, `standalone` */
  readonly service: string
  readonly level?: string
  /** standard output when absent */
  readonly destination?: DestinationStream
}

/** Members that never reach the log, at the top of what is logged or one level down. */
const SECRET = ['authorization', 'token', 'secret', 'password', 'credential', 'cookie']

/** Structured lines of JSON. Secrets are redacted, and of errors only what describes them is kept. */
export const createLogger = ({ service, level = 'info', destination }: LoggerOptions): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => (error instanceof Error ? describedError(error) : error) },
      redact: {
        paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]),
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination(),
  )

interface DescribedError {
  readonly type: string
  readonly message: string
  readonly stack?: string
  readonly code?: string
  readonly cause?: DescribedError
}

/** Not every member: Postgres puts the values of the row at fault into its errors, and those may be personal. */
const describedError = (error: Error): DescribedError => {
  const { name, message, stack, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: name,
    message,
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code }),
    ...(cause instanceof Error && { cause: describedError(cause) }),
  }
}
