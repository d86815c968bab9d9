import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { HttpProblem } from './http-problem.js'

/** What Node says of a request that never became one, besides that it is no HTTP. */
const problems: Readonly<Record<string, HttpProblem>> = {
  HPE_HEADER_OVERFLOW: new HttpProblem({
    status: 431,
    code: 'headers_too_large',
    detail: 'The address and the headers of a request must not be larger than 16 KiB together',
  }),
  ERR_HTTP_REQUEST_TIMEOUT: new HttpProblem({
    status: 408,
    code: 'request_timeout',
    detail: 'The request did not arrive in time',
  }),
}
const notHttp = new HttpProblem({ status: 400, code: 'bad_request', detail: 'The request is not HTTP/1.1' })

/** Answers what Node itself refuses before there is a request, and ends the connection. */
export const refuseUnreadable = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = problems[error.code ?? ''] ?? notHttp
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
