import { describe, expect, it } from 'vitest'
import { WakeUpSignal } from './wake-up-signal.js'

const AN_HOUR_MS = 3_600_000

describe('a wake-up call', () => {
  it('ends a sleep', async () => {
    const wakeUpSignal = new WakeUpSignal()
    const sleep = wakeUpSignal.sleep(AN_HOUR_MS)
    wakeUpSignal.call()
    await expect(sleep).resolves.toBe(true)
  })

  it('is not lost when it comes before the sleep', async () => {
    const wakeUpSignal = new WakeUpSignal()
    wakeUpSignal.call()
    wakeUpSignal.call()
    await expect(wakeUpSignal.sleep(AN_HOUR_MS)).resolves.toBe(true)
  })

  it('ends one sleep, not the next', async () => {
    const wakeUpSignal = new WakeUpSignal()
    wakeUpSignal.call()
    await wakeUpSignal.sleep(AN_HOUR_MS)
    let awake = false
    const next = wakeUpSignal.sleep(AN_HOUR_MS).then(() => (awake = true))
    await new Promise(setImmediate)
    expect(awake).toBe(false)
    wakeUpSignal.call()
    await next
  })

  it('is not needed when the time is up', async () => {
    await expect(new WakeUpSignal().sleep(1)).resolves.toBe(false)
  })
})
