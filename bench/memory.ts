import { readFile } from 'node:fs/promises'

/** Resident memory of a process, in MiB (Linux: `VmRSS`). */
export const residentMib = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kib === undefined) throw new Error(`process ${pid} has no VmRSS`)
  return Number(kib) / 1_024
}

/** Looks every 100 ms until told to stop; answers the highest reading in MiB. */
export const watchPeak = (pid: number): { stop(): Promise<number> } => {
  let peak = 0
  const look = async () => {
    peak = Math.max(peak, await residentMib(pid))
  }
  const timer = setInterval(() => void look().catch(() => undefined), 100)
  return {
    stop: async () => {
      clearInterval(timer)
      await look()
      return peak
    },
  }
}
