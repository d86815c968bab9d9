import { readdirSync, readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { once } from 'node:events'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routesOf } from '../reference/deployment-facts.mjs'

const folder = fileURLToPath(new URL('../../docs/reference/openapi', import.meta.url))

/**
 * One address for all services, as the console needs it: each path to its service, everything else to the console.
 * @param services with name and port
 */
export const startGateway = async ({ port, services }) => {
  const portOf = new Map(services.map((service) => [service.name, service.port]))
  const serviceFor = router()
  const server = createServer((asked, reply) => {
    const target = { host: '127.0.0.1', port: portOf.get(serviceFor(asked.url)), path: asked.url }
    const passed = request({ ...target, method: asked.method, headers: asked.headers }, (answer) => {
      reply.writeHead(answer.statusCode, answer.headers)
      answer.pipe(reply)
    })
    passed.on('error', () => (reply.headersSent ? reply.destroy() : reply.writeHead(502).end()))
    // Whoever leaves a stream of events ends it at the service, too.
    reply.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Which service answers a path. */
const router = () => {
  const documents = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  )
  const routes = routesOf(documents)
  const exceptions = routes.flatMap(({ exceptions: some = [] }) => some)
  return (url) => {
    const [path] = url.split('?', 1)
    const exception = exceptions.find(({ pattern }) => new RegExp(pattern).test(path))
    const route = exception ?? routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
    return route?.service ?? 'console'
  }
}
