import { setTimeout as pause } from 'node:timers/promises'

/** What was just made reaches other services through the log. */
export const untilDone = async (work: () => Promise<unknown>): Promise<void> => {
  const deadline = performance.now() + 60_000
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (performance.now() > deadline) throw error
      await pause(100)
    }
  }
}
