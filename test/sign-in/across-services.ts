import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { DistributedServices } from '../system/distributed-services.js'

const PASSWORD = 'correct horse battery'

/** @param told the services; it leaves them without their directory */
export const describeSignInAcrossServices = (told: () => DistributedServices): void => {
  const signIn = async (password = PASSWORD): Promise<string> => {
    const body = { username: 'administrator', password }
    const answer = await told().directory.call<{ accessToken: string }>('POST', '/v1/sessions', { body })
    expect(answer).toMatchObject({ status: 201 })
    return answer.body.accessToken
  }
  const statuses = async (token: string) => {
    const { deviceIngest, auditTrail } = told()
    const answers = await Promise.all([
      deviceIngest.call('GET', '/v1/devices', { token }),
      auditTrail.call('GET', '/v1/locks', { token }),
    ])
    return answers.map(({ status }) => status)
  }

  describe('a person who signs in at the directory', () => {
    beforeAll(async () => {
      const { directory, adminPassword } = told()
      const body = { currentPassword: adminPassword, newPassword: PASSWORD }
      const token = await signIn(adminPassword)
      expect(await directory.call('PUT', '/v1/users/me/password', { token, body })).toMatchObject({ status: 204 })
    })

    it('is known to all services, and to none soon after signing out', async () => {
      const token = await signIn()
      await vi.waitFor(async () => expect(await statuses(token)).toEqual([200, 200]), { timeout: 60_000 })
      await told().directory.call('DELETE', '/v1/sessions/current', { token })
      await vi.waitFor(async () => expect(await statuses(token)).toEqual([401, 401]), { timeout: 60_000 })
    })

    it('goes on working when the directory is down', async () => {
      const token = await signIn()
      await told().killDirectory()
      expect(await statuses(token)).toEqual([200, 200])
      expect(await statuses(`${token.slice(0, -4)}AAAA`)).toEqual([401, 401])
    })
  })
}
