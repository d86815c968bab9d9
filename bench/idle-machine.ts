import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Resolves when all that the groups before have written is on disk: what is measured next must not wait for it. */
export const idleMachine = async (): Promise<void> => {
  await promisify(execFile)('sync')
}

/** Runs first, without being measured, so that what is compiled when first used is. */
export const WARM_UP = 20
