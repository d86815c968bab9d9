import { redisSharedState } from '@doorledger/shared-state/redis'
import { redisUrl } from '@doorledger/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testSignIn } from '../../test/test-keys.js'
import { signInSettings } from '../sign-in-settings.js'
import { AttemptLimits } from './attempt-limits.js'

const options = { url: redisUrl(), prefix: `test-${randomUUID()}:` }
const states = [redisSharedState(options), redisSharedState(options)] as const
afterAll(() => Promise.all(states.map((state) => state.close())))

/** Two replicas of the directory on one Redis. */
const [here, there] = states.map((state) => new AttemptLimits(state, signInSettings(testSignIn))) as [
  AttemptLimits,
  AttemptLimits,
]

describe('attempts at several replicas', () => {
  it('are counted together, and one of them is told that it locked the name', async () => {
    const attempts = Array.from({ length: 15 }, (_, index) =>
      (index % 2 ? here : there).count(here.attempt('Anna', `192.0.2.${index}`)),
    )
    const locked = (await Promise.all(attempts)).filter((outcome) => outcome !== undefined)
    expect(locked).toHaveLength(5)
    expect(locked.filter(({ isFirst }) => isFirst)).toHaveLength(1)
  })

  it('are for the same name whatever its case and width', () => {
    expect(here.attempt(' anna ', '192.0.2.1').nameMark).toBe(there.attempt('ANNA', '192.0.2.2').nameMark)
    expect(here.attempt('ａｎｎａ', '192.0.2.1').nameMark).toBe(there.attempt('Anna', '192.0.2.2').nameMark)
  })

  it('that succeed are taken back', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      const attempt = here.attempt('ben', '198.51.100.7')
      expect(await here.count(attempt)).toBeUndefined()
      await there.takeBack(attempt)
    }
  })
})
