import { describe, expect, it } from 'vitest'
import { WakeUpCall } from './wake-up-call.js'

const AN_HOUR_MS = 3_600_000

describe('a wake-up call', () => {
  it('ends a sleep', async () => {
    const wakeUpCall = new WakeUpCall()
    const sleep = wakeUpCall.sleep(AN_HOUR_MS)
    wakeUpCall.call()
    await expect(sleep).resolves.toBe(true)
  })

  it('is not lost when it comes before the sleep', async () => {
    const wakeUpCall = new WakeUpCall()
    wakeUpCall.call()
    wakeUpCall.call()
    await expect(wakeUpCall.sleep(AN_HOUR_MS)).resolves.toBe(true)
  })

  it('ends one sleep, not the next', async () => {
    const wakeUpCall = new WakeUpCall()
    wakeUpCall.call()
    await wakeUpCall.sleep(AN_HOUR_MS)
    let awake = false
    const next = wakeUpCall.sleep(AN_HOUR_MS).then(() => (awake = true))
    await new Promise(setImmediate)
    expect(awake).toBe(false)
    wakeUpCall.call()
    await next
  })

  it('is not needed when the time is up', async () => {
    await expect(new WakeUpCall().sleep(1)).resolves.toBe(false)
  })
})
