import { sha256 } from '@doorledger/kernel'
import { deviceTokenOf, HttpProblem, unauthenticated } from '@doorledger/service'
import type { AskingDevice, LivePolicy } from '../policy/live-policy.js'

/**
 * The device that asks, by its credential. Nobody but this process is asked.
 * @param authorization the header as it came
 * @throws {HttpProblem} 401; 503 while the policy is still being read, when nobody is known for sure
 */
export const askingDevice = (policy: LivePolicy, authorization: string | undefined): AskingDevice => {
  const token = deviceTokenOf(authorization)
  if (token === undefined) throw unauthenticated()
  const device = policy.deviceOf(sha256(token))
  if (device !== undefined && policy.isReady) return device
  if (policy.isReady) throw unauthenticated()
  const detail = 'The policy is still being read; ask again in a second'
  throw new HttpProblem({
    status: 503,
    code: 'policy_not_ready',
    detail,
    headers: { 'retry-after': '1' },
  })
}
