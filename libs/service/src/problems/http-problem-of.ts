import { LogUnavailable } from '@doorledger/event-log'
import { DomainError, type Refusal } from '@doorledger/kernel'
import { VersionConflict } from '@doorledger/event-store'
import { SharedStateUnavailable } from '@doorledger/shared-state'
import { HttpException } from '@nestjs/common'
import { ZodError } from 'zod'
import { databaseProblem } from './database-problem.js'
import { HttpProblem } from './http-problem.js'
import { faultsOf, invalidRequest } from './invalid-request.js'
import { unavailable } from './unavailable.js'

const statusOf: Readonly<Record<Refusal, number>> = { invalid: 400, forbidden: 403, not_found: 404, conflict: 409 }

/** What a request asked for, as far as a problem may repeat it. */
export interface AskedFor {
  /** `POST /v1/devices` */
  readonly route: string
  /** largest body the route takes, bytes */
  readonly bodyLimitBytes: number
}

/** The answer to an error, or undefined when it is none of the caller's business: a fault of ours. */
export const httpProblemOf = (error: unknown, asked: AskedFor): HttpProblem | undefined => {
  if (error instanceof HttpProblem) return error
  if (error instanceof DomainError) return refused(error)
  if (error instanceof ZodError) return invalidRequest(faultsOf(error.issues, 'body'))
  if (error instanceof LogUnavailable) return unavailable('the log')
  if (error instanceof SharedStateUnavailable) return unavailable('the shared state')
  if (error instanceof VersionConflict) return overtaken()
  return serverProblem(error, asked) ?? databaseProblem(error)
}

const refused = ({ refusal, code, message, details }: DomainError): HttpProblem =>
  new HttpProblem({ status: statusOf[refusal], code, detail: message, details })

const overtaken = (): HttpProblem =>
  new HttpProblem({
    status: 409,
    code: 'changed_meanwhile',
    detail: 'Somebody else changed it meanwhile; try again',
  })

/** Errors of Fastify and Nest themselves: what came is not a request this API could have. */
const serverProblem = (error: unknown, asked: AskedFor): HttpProblem | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error)
  if (status === undefined || status < 400 || status >= 500) return undefined
  switch (status) {
    case 404:
      return new HttpProblem({ status, code: 'not_found', detail: `There is no ${asked.route}` })
    case 413:
      return new HttpProblem({
        status,
        code: 'body_too_large',
        detail: `The body must not be larger than ${asked.bodyLimitBytes} bytes`,
        details: { field: 'body', limitBytes: asked.bodyLimitBytes },
      })
    case 415:
      return new HttpProblem({
        status,
        code: 'unsupported_media_type',
        detail: 'The body must be sent as application/json, in UTF-8 and not compressed',
        details: { field: 'content-type' },
      })
    default:
      return new HttpProblem({ status, code: 'bad_request', detail: (error as Error).message })
  }
}

const statusCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
