import type { FactOf, PurgeDecisionEvent, PurgePreviewRequested } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type PurgeFact = FactOf<PurgeDecisionEvent>
export type PurgeRequest = PurgePreviewRequested['data']

export type PurgeStep = 'requested' | 'confirmed' | 'approved' | 'started' | 'paused' | 'cancelled'

export interface PurgeDecided {
  readonly step: PurgeStep
  readonly request: PurgeRequest
  readonly confirmedBy?: string
}

export type PurgeCommand =
  | { readonly type: 'preview'; readonly request: PurgeRequest }
  | { readonly type: 'confirm' | 'approve' | 'start' | 'pause' | 'resume' | 'cancel'; readonly by: string }

type Verb = Exclude<PurgeCommand['type'], 'preview'>

const FROM: Readonly<Record<Verb, readonly PurgeStep[]>> = {
  confirm: ['requested'],
  approve: ['confirmed'],
  // A purge by policy is started without anybody's confirmation.
  start: ['requested', 'confirmed', 'approved'],
  pause: ['started'],
  // Also one that stopped by itself, which has started and not been paused.
  resume: ['paused', 'started'],
  cancel: ['requested', 'confirmed', 'approved', 'started', 'paused'],
}

const FACTS = {
  confirm: 'purge.confirmed',
  approve: 'purge.approved',
  start: 'purge.started',
  pause: 'purge.paused',
  resume: 'purge.resumed',
  cancel: 'purge.cancelled',
} as const satisfies Record<Verb, PurgeFact['type']>

const STEPS: Readonly<Record<Exclude<PurgeFact['type'], 'purge.preview_requested'>, PurgeStep>> = {
  'purge.confirmed': 'confirmed',
  'purge.approved': 'approved',
  'purge.started': 'started',
  'purge.paused': 'paused',
  'purge.resumed': 'started',
  'purge.cancelled': 'cancelled',
}

/** What people decide about one deletion. How far it is, the services that delete tell. */
export const purgeDecisions: Decider<PurgeCommand, PurgeDecided | undefined, PurgeFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'preview') return [{ type: 'purge.preview_requested', data: command.request }]
    if (state === undefined) throw new DomainError('purge_unknown', 'not_found', 'There is no such purge')
    if (!FROM[command.type].includes(state.step)) {
      throw new DomainError('purge_not_in_step', 'conflict', `A purge that is ${state.step} cannot be taken there`)
    }
    if (command.type === 'approve' && state.confirmedBy === command.by) {
      throw new DomainError('second_person_needed', 'conflict', 'Somebody else must agree to the deletion')
    }
    return [{ type: FACTS[command.type], data: { purgeId: state.request.purgeId, by: command.by } }]
  },
  evolve: (state, fact) => {
    if (fact.type === 'purge.preview_requested') return { step: 'requested', request: fact.data }
    const step = STEPS[fact.type]
    return { ...state!, step, ...(fact.type === 'purge.confirmed' && { confirmedBy: fact.data.by }) }
  },
}
