import { allowedHosts } from '@doorledger/outbound'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { KnownRecorder } from '../snapshots/recorder.js'

export interface RecorderServer {
  readonly address: string
  readonly asked: string[]
  readonly known: (labels?: Record<string, string>, login?: string) => KnownRecorder
  close(): void
}

export const access = { allowed: allowedHosts('127.0.0.1'), copiesLinks: false, recorderLogins: {} }

/** A recorder on this machine that wants to be signed in at by Digest, as viewer with the password secret. */
export const recorderServer = async (
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<RecorderServer> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    if (!/^Digest username="viewer"/.test(request.headers.authorization ?? '')) {
      request.resume()
      return void response
        .writeHead(401, { 'www-authenticate': 'Digest realm="nvr", nonce="a1", qop="auth", algorithm=MD5' })
        .end()
    }
    void text(request).then((body) => {
      asked.push(`${request.method} ${request.url} ${body}`)
      answer(request, body, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    asked,
    known: (labels = {}, login = 'viewer:secret') => ({
      deviceId: 'nvr',
      name: 'Recorder',
      labels: { nvr_address: `${address}/`, ...labels },
      login,
    }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
