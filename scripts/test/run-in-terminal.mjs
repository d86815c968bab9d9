import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'

/** Of what runs beside something else: it takes the processor while that waits. */
const BESIDE_PRIORITY = 10

/**
 * Runs a command where its output can be seen, and answers its exit code (1 when it could not be run or was killed).
 * Ctrl-C reaches the command by itself: it is given the time to stop what it started, then we end too.
 * @param {{ name: string, command: string, args: readonly string[] }} check
 * @param {{ isBeside?: boolean }} [options] beside another command: its output is held back until it ends
 */
export const runInTerminal = async ({ name, command, args }, { isBeside = false } = {}) => {
  const startedAt = Date.now()
  if (!isBeside) console.log(`\n▶ ${name}`)
  const child = spawn(command, args, { stdio: isBeside ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
  const output = isBeside ? heldBack(child) : []
  let interrupted = false
  const onInterrupt = () => (interrupted = true)
  const onTerminate = () => (interrupted = child.kill('SIGTERM'))
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate)
  const code = await exitCodeOf(child)
  process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate)
  if (interrupted) process.exit(130)
  if (isBeside) process.stdout.write(Buffer.concat([Buffer.from(`\n▶ ${name}\n`), ...output]))
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  return code
}

const heldBack = (child) => {
  if (child.pid !== undefined) setPriority(child.pid, BESIDE_PRIORITY)
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(bytes))
  return output
}

const exitCodeOf = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (exitCode) => resolve(exitCode ?? 1))
  })
