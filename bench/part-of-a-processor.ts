import { readFileSync } from 'node:fs'

const PERIOD_MS = 100
const TICKS_PER_SEC = 100

/**
 * Lets each process run for a part of each tenth of a second only, as the limit of a container does, one after the other.
 * @returns ends that; answers for how many seconds of a processor each has worked meanwhile
 */
export const withPartOfAProcessor = (part: number, pids: readonly number[]): (() => readonly number[]) => {
  const before = pids.map(workedSec)
  const timers = pids.map((pid, place) => {
    let pausing: NodeJS.Timeout | undefined
    const turn = () => {
      process.kill(pid, 'SIGCONT')
      pausing = setTimeout(() => process.kill(pid, 'SIGSTOP'), PERIOD_MS * part)
    }
    let turns: NodeJS.Timeout | undefined
    const first = setTimeout(() => (turns = setInterval(turn, PERIOD_MS)), (PERIOD_MS * place) / pids.length)
    return () => {
      for (const timer of [first, turns, pausing]) clearTimeout(timer)
      process.kill(pid, 'SIGCONT')
    }
  })
  return () => {
    for (const end of timers) end()
    return pids.map((pid, place) => workedSec(pid) - before[place]!)
  }
}

/** Time in user and in system mode (Linux: fields 14 and 15 of `stat`, behind the name, which may hold spaces). */
const workedSec = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SEC
}
