import type { ErasureRefusalGround, ErasureRequest, ErasureRequestEvent, FactOf } from '@doorledger/contracts'
import { dayAfter, dayIn, type Decider, DomainError, type Site } from '@doorledger/kernel'

export type ErasureRequestFact = FactOf<ErasureRequestEvent>

export type ErasureRequestCommand =
  | { readonly type: 'receive'; readonly request: ErasureRequest }
  | { readonly type: 'extend'; readonly by: string; readonly at: string; readonly reason: string }
  | {
      readonly type: 'refuse'
      readonly by: string
      readonly at: string
      readonly ground: ErasureRefusalGround
      readonly reason: string
      /** of holds in force that name the person */
      readonly holdIds: readonly string[]
    }
  | { readonly type: 'carryOut'; readonly at: string; readonly eventId: string }
  | { readonly type: 'withdraw'; readonly at: string }

/** A month to answer (GDPR, article 12(3)), and two more where it is hard. */
export const ANSWERED_WITHIN = 'P1M'
export const EXTENDED_BY = 'P2M'

/** A request to be erased: open until it is refused, the person is erased, or back after the run at night asked. */
export const erasureRequestLife: Decider<ErasureRequestCommand, ErasureRequest | undefined, ErasureRequestFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'receive') {
      return state === undefined ? [{ type: 'erasure_request.received', data: command.request }] : []
    }
    if (state === undefined) throw unknownRequest()
    if (command.type === 'carryOut') return carriedOut(command, state)
    if (command.type === 'withdraw') return withdrawn(command, state)
    requireOpen(state)
    return command.type === 'extend' ? extended(command, state) : refused(command, state)
  },
  evolve: (_, { data }) => data,
}

/** What the policy for people asks for, by nobody: they left longer ago than it keeps what they own. */
export const requestByPolicy = (
  { userId, leftAt }: { readonly userId: string; readonly leftAt: Date },
  { requestId, keep }: { readonly requestId: string; readonly keep: string },
  { zone, now }: Site,
): ErasureRequest => ({
  requestId,
  userId,
  basis: 'no_longer_needed',
  reference: `Left on ${dayIn(zone, leftAt)}, kept for ${keep}`,
  receivedAt: now.toISOString(),
  dueOn: dayAfter(dayIn(zone, now), ANSWERED_WITHIN),
  status: 'open',
  byPolicy: true,
})

export const unknownRequest = (): DomainError =>
  new DomainError('erasure_request_unknown', 'not_found', 'There is no such request')

const requireOpen = ({ status }: ErasureRequest): void => {
  if (status === 'open') return
  throw new DomainError('erasure_request_closed', 'conflict', 'The request is closed already')
}

const extended = (
  { by, at, reason }: Extract<ErasureRequestCommand, { type: 'extend' }>,
  state: ErasureRequest,
): readonly ErasureRequestFact[] => {
  if (state.extension !== undefined) {
    throw new DomainError('erasure_request_extended', 'conflict', 'The answer can be put off once only')
  }
  const dueOn = dayAfter(state.dueOn, EXTENDED_BY)
  return [{ type: 'erasure_request.extended', data: { ...state, dueOn, extension: { by, at, reason } } }]
}

const refused = (
  { by, at, ground, reason, holdIds }: Extract<ErasureRequestCommand, { type: 'refuse' }>,
  state: ErasureRequest,
): readonly ErasureRequestFact[] => {
  if (ground === 'legal_hold' && holdIds.length === 0) {
    const problem = 'ground: no hold in force names the person'
    throw new DomainError('no_hold_names_person', 'conflict', problem, { field: 'ground' })
  }
  const refusal = { by, at, ground, reason }
  return [{ type: 'erasure_request.refused', data: { ...state, status: 'refused', refusal } }]
}

/** Whoever is erased after a refusal, since the ground for it is gone, is erased all the same. */
const carriedOut = (
  { at, eventId }: Extract<ErasureRequestCommand, { type: 'carryOut' }>,
  state: ErasureRequest,
): readonly ErasureRequestFact[] =>
  state.status === 'carried_out' || state.status === 'withdrawn'
    ? []
    : [{ type: 'erasure_request.carried_out', data: { ...state, status: 'carried_out', carriedOut: { at, eventId } } }]

/** What somebody asked for is answered, whether the person is there or not. */
const withdrawn = (
  { at }: Extract<ErasureRequestCommand, { type: 'withdraw' }>,
  state: ErasureRequest,
): readonly ErasureRequestFact[] =>
  state.status === 'open' && state.byPolicy === true
    ? [{ type: 'erasure_request.withdrawn', data: { ...state, status: 'withdrawn', withdrawn: { at } } }]
    : []
