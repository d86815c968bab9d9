import { spawn } from 'node:child_process'

/**
 * Runs a command where its output can be seen, and answers its exit code (1 when it could not be run or was killed).
 * Ctrl-C reaches the command by itself: it is given the time to stop what it started, then we end too.
 * @param {{ name: string, command: string, args: readonly string[] }} check
 * @param {{ held?: boolean }} output held back until the command ends, where others run beside it
 */
export const runInTerminal = async ({ name, command, args }, { held = false } = {}) => {
  const startedAt = Date.now()
  if (!held) console.log(`\n▶ ${name}`)
  const child = spawn(command, args, { stdio: held ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
  const output = []
  for (const stream of held ? [child.stdout, child.stderr] : []) stream.on('data', (bytes) => output.push(bytes))
  let interrupted = false
  const onInterrupt = () => (interrupted = true)
  const onTerminate = () => (interrupted = child.kill('SIGTERM'))
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate)
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (exitCode) => resolve(exitCode ?? 1))
  })
  process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate)
  if (interrupted) process.exit(130)
  if (held) process.stdout.write(Buffer.concat([Buffer.from(`\n▶ ${name}\n`), ...output]))
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  return code
}
