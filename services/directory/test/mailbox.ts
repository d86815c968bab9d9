import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  readonly to: string
  readonly text: string
}

/** A mail server in this process, which keeps what it is handed. */
export interface Mailbox {
  readonly url: string
  readonly mails: Mail[]
  stop(): Promise<void>
}

export const openMailbox = async (): Promise<Mailbox> => {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString()))
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: unfolded(text) })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Quoted-printable breaks long lines by an equals sign. */
const unfolded = (text: string): string => text.replaceAll('=\r\n', '').replaceAll('=3D', '=')
