import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPagePath } from './page-path.js'
import { securityHeadersFor } from './security-headers.js'

/** What the page must know before anybody has signed in. */
export interface ConsoleSettings {
  /** IANA zone of the site */
  readonly siteZone: string
  /** whether people may sign in with an identity provider */
  readonly hasIdentityProvider: boolean
  /** whether links to set a password are sent by mail */
  readonly sendsMail: boolean
  /** hosts whose pictures and clips are shown in the page: `clips.example`, `*.cameras.example` */
  readonly mediaHosts: readonly string[]
}

const FOR_A_DAY = 'public, max-age=86400'
const IMMUTABLE = 'public, max-age=31536000, immutable'

/**
 * Serves the console at `/`: hashed files for ever, the page itself never from a cache, and the same page for every path
 * that is neither a file nor the API's.
 */
export const serveConsole = (server: FastifyInstance, settings: ConsoleSettings): void => {
  const folder = builtFolder()
  const page = folder === undefined ? undefined : pageOf(folder, settings)
  const securityHeaders = securityHeadersFor(settings.mediaHosts)
  const send = (reply: FastifyReply) => sendPage(reply.headers(securityHeaders), page)
  if (folder !== undefined) {
    void server.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply) => {
        void reply.headers(securityHeaders).header('cache-control', IMMUTABLE)
      },
    })
    const icon = readFileSync(join(folder, 'icon.svg'))
    server.get('/icon.svg', (_, reply) =>
      reply.headers(securityHeaders).header('cache-control', FOR_A_DAY).type('image/svg+xml').send(icon),
    )
  }
  server.get('/', (_, reply) => send(reply))
  server.get('/*', (request: FastifyRequest, reply) =>
    isPagePath(request.url) && wantsPage(request) ? send(reply) : reply.callNotFound(),
  )
}

const wantsPage = ({ headers: { accept = '' } }: FastifyRequest): boolean => accept.includes('text/html')

const sendPage = (reply: FastifyReply, page: string | undefined): FastifyReply =>
  reply
    .status(page === undefined ? 503 : 200)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page ?? NOT_BUILT)

const NOT_BUILT = '<!doctype html><title>Doorledger</title><p>The console is not built here: npm run build.'

/** Beside the compiled server, or beside its source when that is what runs. */
const builtFolder = (): string | undefined =>
  [join(import.meta.dirname, '..', 'web'), join(import.meta.dirname, '..', 'dist', 'web')].find((folder) =>
    existsSync(join(folder, 'index.html')),
  )

const pageOf = (folder: string, settings: ConsoleSettings): string => {
  const json = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return readFileSync(join(folder, 'index.html'), 'utf8').replace(
    'name="console-settings" content=""',
    () => `name="console-settings" content="${json}"`,
  )
}
