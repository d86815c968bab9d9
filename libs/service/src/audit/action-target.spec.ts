import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { targetOf } from './action-target.js'

const request = (params: Record<string, string>) => ({ params }) as unknown as FastifyRequest

describe('the target of an action that no command names', () => {
  it.each([
    ['device.change', 'device'],
    ['device-credential.issue', 'device'],
    ['api-token.revoke', 'api_token'],
    ['report-schedule.change', 'report_schedule'],
    ['user-photo.change', 'face_person'],
  ])('of %s has the kind that its command would give it: %s', (action, kind) => {
    expect(targetOf(action, request({ id: 'front-door' }))).toEqual({ kind, id: 'front-door' })
  })

  it('is none when people are called by a name that may be theirs', () => {
    expect(targetOf('user.change', request({ id: 'anna' }))).toBeUndefined()
    expect(targetOf('device.register', request({}))).toBeUndefined()
  })
})
