import {
  type CollectionSettingChanged,
  factorySettings,
  type FactOf,
  type LockSettings,
  type ProgrammingCompleted,
  type ProgrammingFailed,
  type ProgrammingMethod,
  type ProgrammingScheduled,
  type ProgrammingStarted,
  type ProgrammingState,
} from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type LockSettingsEvent = FactOf<
  CollectionSettingChanged | ProgrammingScheduled | ProgrammingStarted | ProgrammingCompleted | ProgrammingFailed
>

/** Everything is said of one lock, whose id each command repeats: nothing happened yet to a lock as it was delivered. */
export type LockSettingsCommand = { readonly lockId: string } & (
  | {
      readonly type: 'finalize'
      readonly settings: LockSettings
      /** {@link LockStanding.revision} that the draft was made on */
      readonly basedOn: number
    }
  | { readonly type: 'schedule'; readonly jobId: string; readonly method: ProgrammingMethod; readonly at: Date }
  | { readonly type: 'beginOverTheAir'; readonly visitId: string; readonly at: Date }
  | ({ readonly type: 'report'; readonly jobId: string; readonly visitId?: string } & ProgrammingResult)
)

/** What whoever was at the lock says of it. */
export type ProgrammingResult = { readonly outcome: 'done' } | { readonly outcome: 'failed'; readonly reason: string }

export interface LockState {
  readonly desired: LockSettings
  /** what the lock was last programmed with: what it does (R0.15) */
  readonly reported: LockSettings
  /** how often `desired` was decided */
  readonly revision: number
  readonly job?: ProgrammingJob
}

export type ProgrammingJob = { readonly jobId: string; readonly method: ProgrammingMethod } & (
  | { readonly status: 'scheduled' | 'done' }
  | {
      readonly status: 'programming'
      readonly settings: LockSettings
      readonly startedAt: string
      readonly visitId?: string | undefined
    }
  | { readonly status: 'failed'; readonly reason: string }
)

/** A phone that said nothing for this long has left: another may program the lock. */
const VISIT_IDLE_MS = 10 * 60_000

/** One word for where a lock stands (R0.15). */
export const programmingStateOf = ({ desired, reported, job }: LockState): ProgrammingState => {
  if (job?.status === 'programming') return 'programming'
  if (isSame(desired, reported)) return 'up_to_date'
  return job === undefined || job.status === 'done' ? 'needs_programming' : job.status
}

const decide = (command: LockSettingsCommand, standing: LockState): readonly LockSettingsEvent[] => {
  switch (command.type) {
    case 'finalize':
      return finalize(command, standing)
    case 'schedule':
      return schedule(command, standing)
    case 'beginOverTheAir':
      return beginOverTheAir(command, standing)
    case 'report':
      return report(command, standing)
  }
}

type Command<Type extends LockSettingsCommand['type']> = Extract<LockSettingsCommand, { type: Type }>

const finalize = (
  { lockId, settings, basedOn }: Command<'finalize'>,
  { desired, revision }: LockState,
): readonly LockSettingsEvent[] => {
  if (basedOn !== revision) {
    throw new DomainError('settings_changed', 'conflict', 'The settings were changed since the draft was made', {
      revision,
      desired,
    })
  }
  if (isSame(settings, desired)) return []
  return [{ type: 'lock.collection_setting_changed', data: { lockId, desired: settings, previous: desired } }]
}

/** A job that has not begun gives way to one of another kind; the same kind is already on its way. */
const schedule = (command: Command<'schedule'>, standing: LockState): readonly LockSettingsEvent[] => {
  const { lockId, jobId, method, at } = command
  const state = programmingStateOf(standing)
  if (state === 'up_to_date') {
    throw new DomainError('nothing_to_program', 'conflict', 'The lock is programmed with what is desired')
  }
  const { job } = standing
  if (job !== undefined && (state === 'scheduled' || state === 'programming')) {
    if (job.method === method) return []
    if (state === 'programming') throw new DomainError('being_programmed', 'conflict', 'The lock is being programmed')
  }
  const scheduled = { type: 'lock.programming_scheduled', data: { lockId, jobId, method } } as const
  if (method === 'ota') return [scheduled]
  const started = { lockId, jobId, method, settings: standing.desired, startedAt: at.toISOString() }
  return [scheduled, { type: 'lock.programming_started', data: started }]
}

const beginOverTheAir = (
  { lockId, visitId, at }: Command<'beginOverTheAir'>,
  { desired, job }: LockState,
): readonly LockSettingsEvent[] => {
  if (job?.status === 'programming' && job.visitId === visitId) return []
  if (job === undefined || !mayBegin(job, at)) throw nothingToBegin()
  const { jobId, method } = job
  const data = { lockId, jobId, method, visitId, settings: desired, startedAt: at.toISOString() }
  return [{ type: 'lock.programming_started', data }]
}

/** Whether a phone at the lock may program it now. */
export const mayBegin = (job: ProgrammingJob, at: Date): boolean =>
  job.method === 'ota' &&
  (job.status === 'scheduled' ||
    (job.status === 'programming' && at.getTime() - Date.parse(job.startedAt) >= VISIT_IDLE_MS))

const nothingToBegin = () =>
  new DomainError('programming_not_scheduled', 'conflict', 'Nobody asked for this lock to be programmed over the air')

/** Said twice it is still one result. */
const report = (command: Command<'report'>, { job }: LockState): readonly LockSettingsEvent[] => {
  const { lockId, jobId, visitId, outcome } = command
  if (job === undefined || job.jobId !== jobId || job.status === 'scheduled') {
    throw new DomainError(
      'programming_not_begun',
      'conflict',
      'This programming has not begun, or another took its place',
    )
  }
  if (job.status !== 'programming') return repeated(job, outcome)
  if (job.visitId !== visitId) {
    throw new DomainError('programming_taken_over', 'conflict', 'Somebody else is programming the lock')
  }
  const about = { lockId, jobId, method: job.method, ...(visitId !== undefined && { visitId }) }
  return outcome === 'done'
    ? [{ type: 'lock.programming_completed', data: { ...about, reported: job.settings } }]
    : [{ type: 'lock.programming_failed', data: { ...about, reason: command.reason } }]
}

const repeated = (job: ProgrammingJob, outcome: ProgrammingResult['outcome']): readonly LockSettingsEvent[] => {
  if (job.status === outcome) return []
  throw new DomainError('programming_ended', 'conflict', `This programming ended already: ${job.status}`)
}

const evolve = (standing: LockState, event: LockSettingsEvent): LockState => {
  switch (event.type) {
    case 'lock.collection_setting_changed':
      return withDesired(standing, event.data.desired)
    case 'lock.programming_scheduled':
      return { ...standing, job: { ...jobOf(event.data), status: 'scheduled' } }
    case 'lock.programming_started': {
      const { settings, startedAt, visitId } = event.data
      return { ...standing, job: { ...jobOf(event.data), status: 'programming', settings, startedAt, visitId } }
    }
    case 'lock.programming_completed':
      return { ...standing, reported: event.data.reported, job: { ...jobOf(event.data), status: 'done' } }
    case 'lock.programming_failed':
      return { ...standing, job: { ...jobOf(event.data), status: 'failed', reason: event.data.reason } }
  }
}

/** With nothing left to program, what was scheduled or failed is of no more interest. */
const withDesired = ({ job, ...standing }: LockState, desired: LockSettings): LockState => ({
  ...standing,
  desired,
  revision: standing.revision + 1,
  ...(job !== undefined && (job.status === 'programming' || !isSame(desired, standing.reported)) && { job }),
})

const jobOf = ({ jobId, method }: { readonly jobId: string; readonly method: ProgrammingMethod }) => ({ jobId, method })

const isSame = (one: LockSettings, other: LockSettings): boolean =>
  one.collectsAuditTrails === other.collectsAuditTrails

/** What a lock is to do and what it does, and how it gets from one to the other (R0.12–R0.15, R0.28–R0.32). */
export const lockSettings: Decider<LockSettingsCommand, LockState, LockSettingsEvent> = {
  initial: { desired: factorySettings, reported: factorySettings, revision: 0 },
  decide,
  evolve,
}
