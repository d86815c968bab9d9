import { HttpProblem } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import type { KnownDevice } from '../../credentials/known-credentials.js'

/** The third time it is no accident on the way: the device would send the same for ever (D-11). */
const ACCEPTED_FROM = 3
const WINDOW_SEC = 30 * 86_400

/**
 * Refuses a body nobody can read, so that the device sends it again, until the same bytes have come three times; from
 * then on they are taken, since they are safe in quarantine and must not keep the device from going on.
 * @throws {HttpProblem} 422
 */
export const refuseAtFirst = async (
  sharedState: SharedState,
  { tenantId, deviceId }: KnownDevice,
  digest: string,
  fault: string,
): Promise<void> => {
  const times = await sharedState.increment(`unreadable-body:${tenantId}:${deviceId}:${digest}`, WINDOW_SEC)
  if (times >= ACCEPTED_FROM) return
  throw new HttpProblem({
    status: 422,
    code: 'block_unreadable',
    detail: `${fault}. The bytes are kept; send them again, in case they were damaged on their way`,
    details: { field: fault.slice(0, fault.indexOf(':')), timesReceived: times },
  })
}
