import { createServer, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { unavailable } from '../problems/unavailable.js'

/**
 * Answers in the service's place while it waits for what it needs: alive, not ready, everything else later.
 */
export class StartupServer {
  private readonly server: Server

  /** @param missing what is waited for at the moment, by name */
  constructor(private readonly missing: () => Readonly<Record<string, string>>) {
    this.server = createServer((request, response) => this.answer(request.url ?? '/', response))
  }

  async open(port: number, host: string): Promise<void> {
    this.server.listen(port, host)
    await once(this.server, 'listening')
  }

  /** Does nothing when closed already. */
  async close(): Promise<void> {
    if (!this.server.listening) return
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }

  private answer(url: string, response: ServerResponse): void {
    if (url === '/health/live') return reply(response, 200, { status: 'live' })
    if (url === '/health/ready') return reply(response, 503, { ready: false, checks: this.missing() })
    const problem = unavailable('the service')
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value)
    reply(response, problem.status, problem, 'application/problem+json')
  }
}

const reply = (response: ServerResponse, status: number, body: object, type = 'application/json'): void => {
  response.writeHead(status, { 'content-type': type, connection: 'close' }).end(JSON.stringify(body))
}
