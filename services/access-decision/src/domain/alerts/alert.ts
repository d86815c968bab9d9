import type { AlertEvent, AlertKind, AlertSeverity, AlertSubject, FactOf } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

/** What a detector found; enough to raise an alert, or to count once more in one that is open. */
export interface Finding {
  readonly kind: AlertKind
  readonly severity: AlertSeverity
  readonly about: AlertSubject
  readonly windowSec?: number
  /** events that led to it */
  readonly count: number
  /** the newest of them, the one that was just read included */
  readonly eventIds: readonly string[]
  readonly facilityPath?: string
  /** RFC 3339 */
  readonly lastEventAt: string
}

export type AlertCommand =
  | {
      readonly type: 'signal'
      readonly alertId: string
      readonly finding: Finding
    }
  | {
      readonly type: 'acknowledge'
      readonly by: string
      readonly comment?: string | undefined
    }
  | { readonly type: 'assign'; readonly by: string; readonly to: string | null }
  | { readonly type: 'resolve'; readonly by: string; readonly comment: string }
  | {
      readonly type: 'noteNotified'
      readonly channel: 'webhook' | 'mail'
      readonly subscriptionId: string
    }

export type AlertFact = FactOf<AlertEvent>

export type AlertStatus = 'open' | 'acknowledged' | 'resolved'

export type AlertState =
  | { readonly status: 'none' }
  | {
      readonly status: AlertStatus
      readonly alertId: string
      readonly severity: AlertSeverity
      readonly occurrences: number
      readonly assignedTo: string | null
      readonly notified: readonly string[]
    }

type Known = Extract<AlertState, { alertId: string }>

const decide = (command: AlertCommand, state: AlertState): readonly AlertFact[] => {
  if (command.type === 'signal') return signalled(command, state)
  if (state.status === 'none') throw new DomainError('alert_unknown', 'not_found', 'There is no such alert')
  return handled(command, state)
}

const handled = (command: Exclude<AlertCommand, { type: 'signal' }>, state: Known): readonly AlertFact[] => {
  const { alertId } = state
  switch (command.type) {
    case 'acknowledge': {
      requireOpen(state)
      if (state.status === 'acknowledged') return []
      const { by, comment } = command
      return [
        {
          type: 'alert.acknowledged',
          data: { alertId, by, ...(comment !== undefined && { comment }) },
        },
      ]
    }
    case 'assign': {
      requireOpen(state)
      const { by, to } = command
      return state.assignedTo === to ? [] : [{ type: 'alert.assigned', data: { alertId, by, to } }]
    }
    case 'resolve': {
      requireOpen(state)
      const { by, comment } = command
      return [{ type: 'alert.resolved', data: { alertId, by, comment } }]
    }
    case 'noteNotified': {
      const { channel, subscriptionId } = command
      if (state.notified.includes(subscriptionId)) return []
      return [{ type: 'alert.notified', data: { alertId, channel, subscriptionId } }]
    }
  }
}

const requireOpen = ({ status }: Known): void => {
  if (status === 'resolved') throw new DomainError('alert_resolved', 'conflict', 'The alert is resolved already')
}

const RANK: Readonly<Record<AlertSeverity, number>> = {
  info: 0,
  warning: 1,
  critical: 2,
}

/** What comes for a closed alert is late news of what was dealt with. */
const signalled = (
  { alertId, finding }: Extract<AlertCommand, { type: 'signal' }>,
  state: AlertState,
): readonly AlertFact[] => {
  const { eventIds, lastEventAt, severity } = finding
  if (state.status === 'none') {
    return [
      {
        type: 'alert.raised',
        data: { alertId, ...finding, eventIds: [...eventIds] },
      },
    ]
  }
  if (state.status === 'resolved') return []
  const worse = RANK[severity] > RANK[state.severity]
  const occurrences = state.occurrences + 1
  const data = {
    alertId,
    occurrences,
    eventIds: [...eventIds],
    lastEventAt,
    ...(worse && { severity }),
  }
  return [{ type: 'alert.repeated', data }]
}

const evolve = (state: AlertState, { type, data }: AlertFact): AlertState => {
  if (type === 'alert.raised') {
    const { alertId, severity } = data
    return {
      status: 'open',
      alertId,
      severity,
      occurrences: 1,
      assignedTo: null,
      notified: [],
    }
  }
  if (state.status === 'none') return state
  switch (type) {
    case 'alert.repeated':
      return {
        ...state,
        occurrences: data.occurrences,
        severity: data.severity ?? state.severity,
      }
    case 'alert.acknowledged':
      return { ...state, status: 'acknowledged' }
    case 'alert.assigned':
      return { ...state, assignedTo: data.to }
    case 'alert.resolved':
      return { ...state, status: 'resolved' }
    case 'alert.notified':
      return { ...state, notified: [...state.notified, data.subscriptionId] }
  }
}

/** The life of one alert: open, acknowledged, resolved (Part 3, “Event vs alarm”). */
export const alert: Decider<AlertCommand, AlertState, AlertFact> = {
  initial: { status: 'none' },
  decide,
  evolve,
}
