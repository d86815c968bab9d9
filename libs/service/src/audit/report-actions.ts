import type { ActionResult } from '@doorledger/event-store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { HttpProblem } from '../problems/http-problem.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the access guard on routes that declare `@Performs(…)`; reports what no command has reported */
    reportAction: ((result: ActionResult) => Promise<void>) | null
    /** what is answered instead of success */
    problem: HttpProblem | null
  }
}

/**
 * Reports what became of each action before its answer goes out: what was refused, what failed, and what was done
 * without a command. A request whose sender is unknown is only counted: there is nobody to report.
 */
export const reportActions = (server: FastifyInstance, logger: Logger): void => {
  server.decorateRequest('reportAction', null)
  server.decorateRequest('problem', null)
  server.addHook('onSend', async (request, { statusCode }, payload) => {
    if (request.reportAction === null) return payload
    try {
      await request.reportAction(resultOf(statusCode, request))
    } catch (error) {
      // What was done is not undone by this, and what failed has failed already: the answer stays true.
      logger.error({ err: error, requestId: request.id, status: statusCode }, 'an action could not be reported')
    }
    return payload
  })
}

const resultOf = (status: number, { problem }: FastifyRequest): ActionResult => {
  if (status < 400) return { outcome: 'done', changes: [] }
  return {
    outcome: REFUSED.has(status) ? 'denied' : 'failed',
    changes: [],
    ...(problem && { failure: failureOf(problem) }),
  }
}

/** To this caller, or to everybody. */
const REFUSED: ReadonlySet<number> = new Set([403, 405])

const failureOf = ({ code, details: { field } }: HttpProblem) => ({
  code,
  ...(typeof field === 'string' && { field }),
})
