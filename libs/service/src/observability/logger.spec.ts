import { describe, expect, it } from 'vitest'
import { createLogger } from './logger.js'

const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = []
  write(createLogger({ service: 'audit-trail', destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

describe('a log line', () => {
  it('is JSON with service, level and time', () => {
    expect(JSON.parse(logged((logger) => logger.info({ port: 8080 }, 'ready')))).toMatchObject({
      level: 'info',
      service: 'audit-trail',
      port: 8080,
      msg: 'ready',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    })
  })

  it('holds no secret', () => {
    const line = logged((logger) =>
      logger.info({ token: 'dl_1', request: { headers: { authorization: 'Bearer dl_2' }, token: 'dl_3' } }, 'x'),
    )
    expect(line).not.toMatch(/dl_\d/)
  })

  it('describes an error without the row that Postgres puts into it', () => {
    const error = Object.assign(new Error('duplicate key', { cause: new Error('first') }), {
      code: '23505',
      detail: 'Key (name)=(Anna) already exists.',
    })
    const line = logged((logger) => logger.error({ err: error }, 'failed'))
    expect(line).not.toContain('Anna')
    expect(JSON.parse(line)).toMatchObject({
      err: { message: 'duplicate key', code: '23505', cause: { message: 'first' } },
    })
  })
})
