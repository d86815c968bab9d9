import { AbstractConnector, type RedisOptions } from 'ioredis'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/**
 * Connects as ioredis does, which listens for the first error of a socket alone. A TLS socket that is given up while it
 * shakes hands may tell of a second one, and a process ends by an error that nobody hears.
 */
export class HeardConnector extends AbstractConnector {
  private readonly given: RedisOptions

  constructor(options: unknown) {
    const given = options as RedisOptions
    super(given.disconnectTimeout ?? 2_000)
    this.given = given
  }

  connect(): Promise<Socket> {
    this.connecting = true
    const { host = 'localhost', port = 6_379, family, tls } = this.given
    const address = { host, port, ...(family !== undefined && { family }) }
    const socket = tls === undefined ? connect(address) : connectTls({ ...address, ...tls })
    socket.on('error', (error: Error) => {
      this.firstError ??= error
    })
    this.stream = socket
    return Promise.resolve(socket)
  }
}
