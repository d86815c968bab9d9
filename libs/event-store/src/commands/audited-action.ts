import {
  type ActionOutcome,
  actionReported,
  type ActionTarget,
  type EventMetadata,
  eventOf,
  type FieldChange,
  type Permission,
} from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import { appendToStreams, type NewStreamEvent } from '../event-store/event-store.js'

/**
 * What a request is about to do. It goes with whoever asked (`Commander.action`) to where it is done, and is reported
 * there once, in the same transaction; what is refused before is reported by whoever answers.
 */
export interface AuditedAction {
  /** `device.register` */
  readonly name: string
  readonly permission: Permission
  /** known as soon as a command is given */
  target: ActionTarget | undefined
  /** set when the report is committed */
  reported: boolean
}

export interface ActionResult {
  readonly outcome: ActionOutcome
  readonly changes: readonly FieldChange[]
  readonly failure?: { readonly code: string; readonly field?: string }
  /** how often, when one report stands for several times */
  readonly occurrences?: number
  /** RFC 3339: since when they were counted */
  readonly since?: string
}

/** The report, in a stream of its own. */
export const reportOf = (
  { name, permission, target }: AuditedAction,
  { outcome, changes, failure, occurrences, since }: ActionResult,
  about: EventMetadata,
): NewStreamEvent => {
  const entryId = newId()
  const report = {
    entryId,
    service: about.service,
    action: name,
    permission,
    outcome,
    ...(failure !== undefined && { failure }),
    target: target ?? null,
    changes: [...changes],
    ...(occurrences !== undefined && { occurrences }),
    ...(since !== undefined && { since }),
  }
  const event = actionReported.schema.parse({ ...eventOf(actionReported, report, about), streamversion: 1 })
  return { stream: `action:${entryId}`, topic: actionReported.topic.name, event }
}

/** Queues the report for the log. Belongs in the transaction of what is reported. */
export const reportAction = (
  client: ClientBase,
  action: AuditedAction,
  result: ActionResult,
  about: EventMetadata,
): Promise<void> => appendToStreams(client, about.tenantId, [reportOf(action, result, about)])
