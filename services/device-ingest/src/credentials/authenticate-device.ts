import { DomainError } from '@doorledger/kernel'
import { deviceTokenOf, deviceUnauthenticated } from '@doorledger/service'
import type { KnownCredentials, KnownDevice } from './known-credentials.js'

/**
 * The device that sent a request. Who has no valid credential does not learn which devices there are.
 * @param id as the path names it
 * @param authorization the header as it came
 * @throws {HttpProblem} 401
 * @throws {DomainError} `not_your_device`
 */
export const authenticateDevice = async (
  credentials: KnownCredentials,
  id: string,
  authorization: string | undefined,
): Promise<KnownDevice> => {
  const token = deviceTokenOf(authorization)
  const device = token === undefined ? undefined : await credentials.find(token)
  if (device === undefined) throw deviceUnauthenticated()
  if (device.deviceId === id) return device
  throw new DomainError('not_your_device', 'forbidden', 'The credential belongs to another device', { field: 'id' })
}
