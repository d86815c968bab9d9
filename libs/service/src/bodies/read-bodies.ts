import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { HttpProblem } from '../problems/http-problem.js'
import { limitedBody } from './limited-body.js'
import { parseJson } from './parse-json.js'

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i
const csv = /^text\/csv\s*(?:;|$)/i

/**
 * How bodies are read: as JSON, or as they came, compressed or not, on routes that declare `@TakesBytes`, or while they
 * come on routes that declare `@TakesCsv`. Other content types and compressed bodies are refused: nothing is unpacked,
 * so a small body cannot become a large one.
 */
export const readBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  server.addContentTypeParser(csv, async (request: FastifyRequest, payload: Readable) => {
    const { config, bodyLimit } = request.routeOptions
    const body = limitedBody(payload, bodyLimit)
    return config.takesCsv === true ? body : buffer(body)
  })
  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.takesCsv === true) requireCsv(request)
  })
  server.addHook('onRoute', (route) => {
    const { handler, config } = route
    const bodyOf = readerFor(config)
    if (config?.bodyLimitBytes !== undefined) route.bodyLimit = config.bodyLimitBytes
    route.handler = function (request, reply) {
      request.body = bodyOf(request)
      return handler.call(this, request, reply)
    }
  })
}

const readerFor = (config: FastifyContextConfig | undefined) => {
  if (config?.takesCsv === true) return comingOf
  return config?.takesBytes === true ? bytesOf : jsonOf
}

const comingOf = ({ body }: FastifyRequest): unknown => body ?? Readable.from([])

const bytesOf = ({ body }: FastifyRequest): unknown => body ?? Buffer.alloc(0)

const jsonOf = ({ body, headers }: FastifyRequest): unknown => {
  if (!Buffer.isBuffer(body)) return body
  if (body.length === 0) return undefined
  const { 'content-type': type = '' } = headers
  requireUncompressed(headers)
  if (!json.test(type)) throw unsupported('content-type', 'sent as application/json')
  return parseJson(body)
}

/** Before anything of the body was read. */
const requireCsv = ({ headers }: FastifyRequest): void => {
  requireUncompressed(headers)
  if (!csv.test(headers['content-type'] ?? '')) throw unsupported('content-type', 'sent as text/csv')
}

const requireUncompressed = ({ 'content-encoding': coding = 'identity' }: FastifyRequest['headers']): void => {
  if (coding !== 'identity') throw unsupported('content-encoding', 'not compressed')
}

const unsupported = (field: string, how: string): HttpProblem =>
  new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    detail: `The body must be ${how}`,
    details: { field },
  })
