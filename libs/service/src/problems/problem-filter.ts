import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { HttpProblem } from './http-problem.js'
import { httpProblemOf } from './http-problem-of.js'

/** Turns whatever was thrown into problem details; the only place that does. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const problem = httpProblemOf(error, askedFor(request)) ?? faultOfOurs(request)
    this.log(error, problem, request)
    request.problem = problem
    sendProblem(http.getResponse<FastifyReply>(), problem)
  }

  private log(error: unknown, problem: HttpProblem, request: FastifyRequest): void {
    if (problem.status < 500) return
    const about = { err: error, requestId: request.id, route: request.routeOptions.url, status: problem.status }
    if (problem.status === 503) this.logger.warn(about, problem.message)
    else this.logger.error(about, 'a request failed')
  }
}

/** Answers with a problem, or ends the connection when an answer had begun already. */
export const sendProblem = (reply: FastifyReply, problem: HttpProblem): void => {
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy()
    return
  }
  void reply
    .status(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

const faultOfOurs = ({ id }: FastifyRequest): HttpProblem =>
  new HttpProblem({
    status: 500,
    code: 'internal_error',
    detail: 'Something went wrong here, not with the request; it was logged',
    details: { instance: `urn:doorledger:request:${id}` },
  })

const askedFor = (request: FastifyRequest) => ({
  route: `${request.method} ${request.url.split('?', 1)[0]}`,
  bodyLimitBytes: request.routeOptions.bodyLimit ?? request.server.initialConfig.bodyLimit ?? 0,
})
