import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from '../problems/http-problem.js'
import { parseJson } from './parse-json.js'

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * How bodies are read: as JSON, or as they came, compressed or not, on routes that declare `@TakesBytes`. Other content
 * types and compressed bodies are refused: nothing is unpacked, so a small body cannot become a large one.
 */
export const readBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  server.addHook('onRoute', (route) => {
    const { handler, config } = route
    const bodyOf = config?.takesBytes === true ? bytesOf : jsonOf
    if (config?.bodyLimitBytes !== undefined) route.bodyLimit = config.bodyLimitBytes
    route.handler = function (request, reply) {
      request.body = bodyOf(request)
      return handler.call(this, request, reply)
    }
  })
}

const bytesOf = ({ body }: FastifyRequest): unknown => body ?? Buffer.alloc(0)

const jsonOf = ({ body, headers }: FastifyRequest): unknown => {
  if (!Buffer.isBuffer(body)) return body
  if (body.length === 0) return undefined
  const { 'content-encoding': coding = 'identity', 'content-type': type = '' } = headers
  if (coding !== 'identity') throw unsupported('content-encoding', 'not compressed')
  if (!json.test(type)) throw unsupported('content-type', 'sent as application/json')
  return parseJson(body)
}

const unsupported = (field: string, how: string): HttpProblem =>
  new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    detail: `The body must be ${how}`,
    details: { field },
  })
