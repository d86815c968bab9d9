import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ObjectStore } from '../src/object-store.js'
import { s3ObjectStore } from '../src/s3-object-store.js'
import { timelyObjectStore } from '../src/timely-object-store.js'

/** `slow` answers what it is asked once it is no longer slow. */
export type Mood = 'works' | 'away' | 'full' | 'slow'

export interface ObjectServer {
  /** how it answers from now on */
  set(mood: Mood): void
  /** how many requests wait for an answer */
  readonly waiting: number
  /** what was put there, as it was put */
  contents(): readonly Buffer[]
  open(): ObjectStore
  close(): Promise<void>
}

const BUCKET = 'pictures'
const MOST_MS = 3_000
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** As much of the protocol of S3 as the store speaks, by a server that can be away, full and slow at will. */
export const startObjectServer = async (): Promise<ObjectServer> => {
  const objects = new Map<string, Buffer>()
  let mood: Mood = 'works'
  let settled = Promise.withResolvers<void>()
  let waiting = 0
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      if (mood === 'slow') {
        waiting += 1
        await settled.promise
        waiting -= 1
      }
      if (mood === 'away') return void response.destroy()
      if (mood === 'full' && request.method === 'PUT') return void response.writeHead(507).end()
      answer(objects, request, response, body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    set: (next) => {
      mood = next
      settled.resolve()
      settled = Promise.withResolvers()
    },
    get waiting() {
      return waiting
    },
    contents: () => [...objects.values()],
    open: () =>
      timelyObjectStore(s3ObjectStore({ endpoint, region: 'us-east-1', bucket: BUCKET, credentials }), MOST_MS),
    close: async () => {
      settled.resolve()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

const answer = (
  objects: Map<string, Buffer>,
  { method, url }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) => {
  const { pathname, searchParams } = new URL(url!, 'http://localhost')
  const key = decodeURIComponent(pathname.slice(`/${BUCKET}/`.length))
  if (method === 'PUT') objects.set(key, body)
  if (method === 'DELETE') objects.delete(key)
  if (method === 'POST') for (const [, gone] of body.toString().matchAll(/<Key>(.*?)<\/Key>/g)) objects.delete(gone!)
  if (method !== 'GET') return void response.end(method === 'POST' ? '<DeleteResult/>' : '')
  if (searchParams.has('list-type')) {
    const found = [...objects.keys()].filter((one) => one.startsWith(searchParams.get('prefix')!))
    const contents = found.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('')
    return void response.end(`<ListBucketResult>${contents}</ListBucketResult>`)
  }
  const object = objects.get(key)
  if (object !== undefined) return void response.end(object)
  response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
}
