import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from '../problems/http-problem.js'
import { parseJson } from './parse-json.js'

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * How bodies are read: as JSON, or as they came, compressed or not, on routes that declare `@TakesBytes`. Other content
 * types and compressed bodies are refused, the latter before anything is read, so that a small body cannot become a
 * large one.
 */
export const readBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      done(null, bodyOf(request, body))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
  server.addHook('onRoute', (route) => {
    if (route.config?.bodyLimitBytes !== undefined) route.bodyLimit = route.config.bodyLimitBytes
  })
  server.addHook('onRequest', (request, _, done) => {
    const coding = request.headers['content-encoding']
    const known = coding === undefined || coding === 'identity' || request.routeOptions.config.takesBytes === true
    done(known ? undefined : unsupported('content-encoding', 'not compressed'))
  })
  server.addHook('preHandler', (request, _, done) => {
    if (request.body === undefined && request.routeOptions.config.takesBytes === true) request.body = Buffer.alloc(0)
    done()
  })
}

const bodyOf = (request: FastifyRequest, body: Buffer): unknown => {
  if (request.routeOptions.config.takesBytes === true) return body
  if (body.length === 0) return undefined
  if (!json.test(request.headers['content-type'] ?? '')) throw unsupported('content-type', 'sent as application/json')
  return parseJson(body)
}

const unsupported = (field: string, how: string): HttpProblem =>
  new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    detail: `The body must be ${how}`,
    details: { field },
  })
