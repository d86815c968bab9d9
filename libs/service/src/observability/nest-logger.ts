import type { LoggerService } from '@nestjs/common'
import type { Logger } from 'pino'

/** Nest's own messages in our log. What it says of its start is for debugging. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  debug: (message: unknown) => logger.debug(String(message)),
  verbose: (message: unknown) => logger.trace(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown) => {
    if (message instanceof Error) logger.error({ err: message }, message.message)
    else logger.error(String(message))
  },
})
