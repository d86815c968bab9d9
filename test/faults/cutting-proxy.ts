import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Stands between clients and a server of this machine, and can come between them. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>()
  private passes = true
  private target = { host: '127.0.0.1', port: 0 }

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {
    server.on('connection', (client: Socket) => this.join(client))
  }

  static async listen(port: number): Promise<CuttingProxy> {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    return new CuttingProxy(port, server)
  }

  /** @param address `host:port` */
  leadTo(address: string): void {
    const { hostname, port } = new URL(`tcp://${address}`)
    this.target = { host: hostname, port: Number(port) }
  }

  /** Breaks all connections and turns new ones away. */
  cut(): void {
    this.passes = false
    for (const socket of this.sockets) socket.destroy()
  }

  /** Connections stay open and nothing comes through them, as when a cable is pulled. */
  hold(): void {
    this.passes = false
    for (const socket of this.sockets) socket.pause()
  }

  heal(): void {
    this.passes = true
    for (const socket of this.sockets) socket.resume()
  }

  close(): void {
    this.server.close()
    this.cut()
  }

  private join(client: Socket): void {
    if (!this.passes) {
      client.destroy()
      return
    }
    const server = connect(this.target)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => to.write(bytes))
      from.once('error', () => from.destroy())
      from.once('close', () => {
        this.sockets.delete(from)
        to.destroy()
      })
    }
  }
}
