import type { ServerResponse } from 'node:http'

/** What cameras do to whoever asks them, by the name of the camera. */
export const tricks: Record<string, (response: ServerResponse) => void> = {
  endless: (response) => {
    const more = () => response.write(Buffer.alloc(1_048_576), () => !response.destroyed && more())
    more()
  },
  drip: (response) => {
    const timer = setInterval(() => response.write('x'), 1_000)
    response.once('close', () => clearInterval(timer))
  },
  round: (response) => response.writeHead(302, { location: '/recorded?c=round' }).end(),
  inward: (response) => response.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data' }).end(),
  plain: (response) => response.writeHead(302, { location: 'http://clips.example/a.jpg' }).end(),
  local: (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  script: (response) =>
    response.setHeader('content-type', 'image/jpeg').end('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
}
