import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { reportActions } from '../audit/report-actions.js'
import { readBodies } from '../bodies/read-bodies.js'
import { observeRequests, type RequestObservers } from '../observability/observe-requests.js'
import { HttpProblem } from '../problems/http-problem.js'
import { refuseUnreadable } from '../problems/refuse-unreadable.js'
import { sendProblem } from '../problems/problem-filter.js'

/** Largest body of routes that do not say otherwise. */
const BODY_LIMIT_BYTES = 1_048_576
/** A client that sends its request slower than this is cut off. */
const REQUEST_TIMEOUT_MS = 60_000

const ownRequestId = /^[\w.:-]{1,64}$/

/** Fastify as every app has it: what bodies are taken, what is observed, and problem details from the first byte on. */
export const createServer = (observers: RequestObservers, trustedProxies: readonly string[] = []): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: requestId,
    rewriteUrl: ({ url = '/' }: IncomingMessage) => atPresentPath(url),
    routerOptions: { maxParamLength: 512 },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: Error, _: unknown, reply: FastifyReply) =>
      sendProblem(reply, new HttpProblem({ status: 400, code: 'bad_request', detail: error.message })),
  })
  const server = adapter.getInstance<FastifyInstance>()
  server.decorateRequest('caller', null)
  readBodies(server)
  observeRequests(server, observers)
  reportActions(server, observers.logger)
  return adapter
}

/** Paths of earlier releases that callers may still use. */
const atPresentPath = (url: string): string => url.replace(/^\/v1\/parked-events(?=[/?]|$)/, '/v1/dead-letters')

/** A few random letters for the process, then a count: making it must cost nothing. */
const processId = randomBytes(6).toString('base64url')
let count = 0

/** The caller's own `x-request-id` when it has a sane one. */
const requestId = ({ headers }: IncomingMessage): string => {
  const own = headers['x-request-id']
  if (typeof own === 'string' && ownRequestId.test(own)) return own
  count += 1
  return `${processId}-${count}`
}
