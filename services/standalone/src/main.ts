import { configOrExit, createLogger, runProcess, startTracing } from '@doorledger/service'
import { relative } from 'node:path'
import { pino } from 'pino'
import { standaloneVariables } from './config.js'
import { nextSteps } from './next-steps.js'
import { refusalIn } from './refusal.js'
import { startStandalone } from './start-standalone.js'

const config = configOrExit(standaloneVariables, process.env)

/** The terminal belongs to the person who started it; log lines go to standard error. */
const logger = createLogger({
  service: 'standalone',
  level: config.LOG_LEVEL,
  destination: pino.destination({ dest: 2, sync: false }),
})

const fromHere = (file: string): string => {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? file : path
}

await runProcess(
  logger,
  async (life) => {
    const tracing = await startTracing('standalone', config)
    life.onStop(() => tracing.stop())
    process.stdout.write('doorledger: starting …\n')
    const { address, firstPassword, ...files } = await startStandalone(config, logger, life)
    const administrator = { token: fromHere(files.adminTokenFile), password: fromHere(files.adminPasswordFile) }
    const first =
      firstPassword === undefined ? undefined : { password: firstPassword, isTerminal: process.stdout.isTTY }
    process.stdout.write(nextSteps(address, administrator, first))
    life.signal.addEventListener('abort', () => process.stdout.write('doorledger: stopping …\n'))
  },
  refusalIn,
)
