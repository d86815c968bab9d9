import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** No table and no log of Postgres is smaller. */
const ENOUGH_FOR_NOTHING_BYTES = 8_192

/**
 * For who may not mount a small disk: Postgres can write no file beyond its first pages, and is told so by the system
 * as it is when the disk is full (EFBIG for ENOSPC).
 */
export const limitFileSizes = (postgres: RunningPostgres): void => setLimit(postgres, String(ENOUGH_FOR_NOTHING_BYTES))

export const freeFileSizes = (postgres: RunningPostgres): void => setLimit(postgres, 'unlimited')

export interface RunningPostgres {
  /** of the postmaster */
  readonly pid: number
  /** whom it runs as: they may set its limits */
  readonly uid: number
  readonly gid: number
}

/** New children inherit the limit of their parent. */
const setLimit = ({ pid: postmaster, uid, gid }: RunningPostgres, softLimit: string): void => {
  const as = process.getuid?.() === 0 ? { uid, gid } : {}
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${softLimit}:`], { stdio: 'pipe', ...as })
    } catch (error) {
      if (isRunning(pid)) throw error
    }
  }
}

const childrenOf = (pid: number): readonly number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
