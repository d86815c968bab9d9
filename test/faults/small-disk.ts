import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIZE_MB = 512

/** A file system in memory that has little room, and may have none. */
export interface SmallDisk {
  readonly dir: string
  /** takes what room there is */
  fill(): void
  free(): void
  remove(): void
}

/** Undefined where we may not mount anything. */
export const mountSmallDisk = (): SmallDisk | undefined => {
  const dir = mkdtempSync(join(tmpdir(), 'doorledger-small-disk-'))
  const options = ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=0755`, 'tmpfs', dir]
  if (spawnSync('mount', options).status !== 0) {
    rmSync(dir, { recursive: true })
    return undefined
  }
  const ballast = join(dir, 'ballast')
  return {
    dir,
    fill: () => fillUp(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', dir])
      rmSync(dir, { recursive: true })
    },
  }
}

const fillUp = (file: string): void => {
  const descriptor = openSync(file, 'a')
  try {
    for (const size of [1024 * 1024, 4096]) {
      const bytes = Buffer.alloc(size)
      while (isWritten(descriptor, bytes));
    }
  } finally {
    closeSync(descriptor)
  }
}

const isWritten = (descriptor: number, bytes: Buffer): boolean => {
  try {
    return writeSync(descriptor, bytes) > 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
