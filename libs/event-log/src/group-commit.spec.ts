import { describe, expect, it } from 'vitest'
import { GroupCommit } from './group-commit.js'

/** A flush that stays in flight until the test ends it. */
const committing = (limits: { maxItems?: number; maxBytes?: number } = {}) => {
  const flushed: string[][] = []
  const inFlight: PromiseWithResolvers<undefined>[] = []
  const commit = new GroupCommit<string>({
    flush: async (items) => {
      flushed.push([...items])
      const end = Promise.withResolvers<undefined>()
      inFlight.push(end)
      await end.promise
    },
    bytesOf: (item) => item.length,
    maxItems: 100,
    maxBytes: 100,
    ...limits,
  })
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return { commit, flushed, turn, current: () => inFlight.at(-1) as PromiseWithResolvers<undefined> }
}

describe('a group commit', () => {
  it('flushes once for all calls of one turn of the event loop', async () => {
    const { commit, flushed, turn, current } = committing()
    const calls = [commit.add(['a']), commit.add(['b', 'c'])]
    await turn()
    expect(flushed).toEqual([['a', 'b', 'c']])
    current().resolve(undefined)
    await Promise.all(calls)
  })

  it('keeps one flush in flight and gathers what arrives meanwhile', async () => {
    const { commit, flushed, turn, current } = committing()
    void commit.add(['a'])
    await turn()
    const later = [commit.add(['b']), commit.add(['c'])]
    await turn()
    expect(flushed).toEqual([['a']])
    current().resolve(undefined)
    await turn()
    expect(flushed).toEqual([['a'], ['b', 'c']])
    current().resolve(undefined)
    await Promise.all(later)
  })

  it('acknowledges a call only when its last item is durable', async () => {
    const { commit, flushed, turn, current } = committing({ maxItems: 2 })
    let acknowledged = false
    const call = commit.add(['a', 'b', 'c']).then(() => (acknowledged = true))
    await turn()
    current().resolve(undefined)
    await turn()
    expect({ flushed, acknowledged }).toEqual({ flushed: [['a', 'b'], ['c']], acknowledged: false })
    current().resolve(undefined)
    await call
    expect(acknowledged).toBe(true)
  })

  it('bounds a group by bytes, and lets a larger item travel alone', async () => {
    const { commit, flushed, turn, current } = committing({ maxBytes: 4 })
    const call = commit.add(['aa', 'bb', 'c', 'too-large', 'd'])
    for (let group = 0; group < 4; group++) {
      await turn()
      current().resolve(undefined)
    }
    await call
    expect(flushed).toEqual([['aa', 'bb'], ['c'], ['too-large'], ['d']])
  })

  it('fails what waits behind a failed group, so that nothing overtakes it', async () => {
    const { commit, flushed, turn, current } = committing()
    const first = commit.add(['a'])
    await turn()
    const second = commit.add(['b'])
    current().reject(new Error('away'))
    await expect(first).rejects.toThrow('away')
    await expect(second).rejects.toThrow('away')
    expect(flushed).toEqual([['a']])
  })

  it('goes on after a failure', async () => {
    const { commit, turn, current } = committing()
    const failed = commit.add(['a'])
    await turn()
    current().reject(new Error('away'))
    await expect(failed).rejects.toThrow('away')
    const next = commit.add(['b'])
    await turn()
    current().resolve(undefined)
    await next
    await commit.idle()
  })

  it('has nothing to wait for when nothing is added', async () => {
    const { commit, flushed } = committing()
    await commit.add([])
    await commit.idle()
    expect(flushed).toEqual([])
  })
})
