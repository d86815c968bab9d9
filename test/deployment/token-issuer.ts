import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const KEY_ID = 'today'
const TOKEN_SEC = 300

/** An OAuth 2.0 server that gives clients tokens of their own (client credentials) and publishes its key. */
export class TokenIssuer {
  /** clients that asked, in order */
  readonly asked: string[] = []

  private constructor(
    private readonly server: Server,
    private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ) {
    server.on('request', (request, response) => this.answer(request, response))
  }

  static readonly audience = 'kafka'
  static secretOf = (client: string): string => createHash('sha256').update(`secret of ${client}`).digest('hex')

  static async start(): Promise<TokenIssuer> {
    const server = createServer()
    const issuer = new TokenIssuer(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return issuer
  }

  get tokenUrl(): string {
    return `${this.address}/token`
  }

  get keysUrl(): string {
    return `${this.address}/keys`
  }

  private get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/keys') return send(200, { keys: [this.publicKey()] })
    const [client = '', secret] = basicCredentials(request).map(decodeURIComponent)
    this.asked.push(client)
    if (secret !== TokenIssuer.secretOf(client)) return send(401, { error: 'invalid_client' })
    return send(200, { access_token: this.tokenOf(client), token_type: 'Bearer', expires_in: TOKEN_SEC })
  }

  private publicKey(): object {
    return { ...this.keys.publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }
  }

  private tokenOf(client: string): string {
    const now = Math.floor(Date.now() / 1_000)
    const claims = { sub: client, aud: TokenIssuer.audience, iat: now, exp: now + TOKEN_SEC, scope: 'kafka' }
    const signed = [{ alg: 'RS256', typ: 'JWT', kid: KEY_ID }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.keys.privateKey, 'base64url')}`
  }
}

const basicCredentials = ({ headers }: IncomingMessage): readonly string[] =>
  Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64')
    .toString('utf8')
    .split(':')
