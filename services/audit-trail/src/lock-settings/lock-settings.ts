import {
  collectionSettingChanged,
  programmingCompleted,
  programmingFailed,
  programmingScheduled,
  programmingStarted,
} from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { lockSettings } from '../domain/lock-settings.js'
import { writeLockSettings } from './write-lock-settings.js'

/** The settings of locks, by the id of the lock. */
export const settingsOfLocks = aggregate({
  name: 'lock_settings',
  decider: lockSettings,
  events: [collectionSettingChanged, programmingScheduled, programmingStarted, programmingCompleted, programmingFailed],
  inSameTransaction: writeLockSettings,
  shown: ({ desired, reported, job }) => ({
    desired,
    reported,
    job: job && { method: job.method, status: job.status },
  }),
})
