import { readFile } from 'node:fs/promises'

/** Whether a process with this number runs. True also when it belongs to someone else. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Tells a process from a later one with the same number, where the system says when processes started
 * (Linux); `unknown` elsewhere.
 */
export const startedWhen = async (pid: number): Promise<string> => {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    return `${boot.trim()}/${afterProgramName(stat)[STARTTIME]}`
  } catch {
    return 'unknown'
  }
}

/** The program's name stands in brackets and may hold anything. @see proc_pid_stat(5) */
const afterProgramName = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')
const STARTTIME = 19

/** Whether the process has ended but its parent has not noticed: it holds nothing any more. */
export const isZombie = async (pid: number): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat !== '' && afterProgramName(stat)[0] === 'Z'
}
