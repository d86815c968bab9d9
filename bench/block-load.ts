import { setTimeout as pause } from 'node:timers/promises'
import { apiOf } from './api.ts'
import { type Load, postAsFastAsPossible } from './load.ts'
import { auditBlocksPath, type Lock, nextBlock } from './locks.ts'

let turn = 0
/** One lock after the other. */
export const nextOf = (locks: readonly Lock[]): Lock => locks[turn++ % locks.length]!

/** Blocks of one record each, as quickly as they are taken. @returns requests/s */
export const postBlocks = async (
  address: string,
  locks: readonly Lock[],
  load: Pick<Load, 'connections' | 'durationSec'>,
): Promise<number> => {
  const next = () => {
    const lock = nextOf(locks)
    return { path: auditBlocksPath(lock), body: nextBlock(lock, 1), token: lock.token }
  }
  return (await postAsFastAsPossible({ address, ...load, next })).requestsPerSec
}

/** What follows from the blocks is not to slow down what is measured next. */
export const untilCaughtUp = async ({ address, token }: { address: string; token: string }): Promise<void> => {
  const lag = async () => {
    const { items } = (await apiOf(address, token).get('/v1/projections')) as { items: { lag: number }[] }
    return items.reduce((sum, item) => sum + item.lag, 0)
  }
  while ((await lag()) > 0) await pause(100)
}
