import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isAlive, isZombie } from './process-identity.js'

/**
 * Stops a Postgres that outlived the process which started it, and removes its pid file.
 * The pid may belong to someone else by now: then only the file goes.
 */
export const stopLeftBehind = async (clusterDir: string): Promise<void> => {
  const pidFile = join(clusterDir, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
  if (Number.isNaN(pid)) return
  if (isAlive(pid) && (await servesCluster(pid, clusterDir))) await stopServer(pid)
  await rm(pidFile, { force: true })
}

const servesCluster = async (pid: number, clusterDir: string): Promise<boolean> => {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => commandFromPs(pid))
  return command.includes('postgres') && command.includes(clusterDir)
}

const commandFromPs = async (pid: number): Promise<string> => {
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({
    stdout: '',
  }))
  return stdout
}

/** Fast shutdown; then immediate shutdown, from which Postgres recovers by its log; then no more asking. */
export const stopServer = async (pid: number): Promise<void> => {
  for (const [signal, timeoutMs] of [
    ['SIGINT', 3_000],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await endsWithin(pid, timeoutMs)) return
  }
  throw new Error(`The Postgres server with process id ${pid} does not end.`)
}

const endsWithin = async (pid: number, timeoutMs: number): Promise<boolean> => {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    if (!isAlive(pid) || (await isZombie(pid))) return true
    await pause(25)
  }
  return false
}
