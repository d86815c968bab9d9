import { createServer } from 'node:http'

/** What a control room runs: takes every delivery. */
export const startReceiver = () =>
  new Promise((settle) => {
    const server = createServer((request, response) => {
      request.resume().once('end', () => response.writeHead(204).end())
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      settle({ url: `http://127.0.0.1:${port}/doors`, close: () => server.close() })
    })
  })
