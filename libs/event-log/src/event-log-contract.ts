import { afterAll, beforeAll, describe } from 'vitest'
import { appendingContract } from './contract/appending.js'
import { consumingContract } from './contract/consuming.js'
import { deletingContract } from './contract/deleting.js'
import { handingOverContract } from './contract/handing-over.js'
import type { LogUnderTest } from './contract/log-under-test.js'

export { eventLogCrashContract } from './contract/crashing.js'
export { openFreezableProxy, type FreezableProxy } from './contract/freezable-proxy.js'
export type { CrashableLog, FreezableLog, LogUnderTest } from './contract/log-under-test.js'

/**
 * What every adapter of the event log must do. `open` answers a log on a server that is there; topics and groups are
 * named afresh by each test, so the server may be shared and need not be empty.
 */
export const eventLogContract = (name: string, open: () => Promise<LogUnderTest>): void => {
  describe(`${name} as an event log`, () => {
    let tested: LogUnderTest
    beforeAll(async () => {
      tested = await open()
    })
    afterAll(() => tested.close())

    appendingContract(() => tested)
    consumingContract(() => tested)
    handingOverContract(() => tested)
    deletingContract(() => tested)
  })
}
