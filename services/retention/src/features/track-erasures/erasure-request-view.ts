import { erasureRequest, type ErasureRequest } from '@doorledger/contracts'
import { dayIn, type Site } from '@doorledger/kernel'
import { z } from 'zod'

export const erasureRequestView = erasureRequest.omit({ requestId: true }).extend({
  id: z.uuid(),
  isOverdue: z.boolean().describe('Whether it is open past its last day'),
  holdIds: z.array(z.uuid()).describe('Holds in force that name the person: none may be erased before their release'),
})
export type ErasureRequestView = z.infer<typeof erasureRequestView>

export const requestShown = (
  { requestId, ...request }: ErasureRequest,
  holdIds: readonly string[],
  { zone, now }: Site,
): ErasureRequestView => ({
  id: requestId,
  ...request,
  isOverdue: request.status === 'open' && request.dueOn < dayIn(zone, now),
  holdIds: [...holdIds],
})
