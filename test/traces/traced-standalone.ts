import { type Ending, freePort, StartedProcess } from '@doorledger/testing'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../system/api.js'
import type { Collector } from './collector.js'

export interface TracedStandalone {
  readonly api: Api
  /** one-time */
  readonly adminPassword: string
  /** Answers what it printed. */
  stop(): Promise<Ending>
}

/** Exports at once, for the patience of tests. */
export const tracingSettings = ({ endpoint }: Collector) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_BSP_SCHEDULE_DELAY: '100',
})

export const startTracedStandalone = async (
  collector: Collector,
  environment: Readonly<Record<string, string>> = {},
): Promise<TracedStandalone> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-traces-'))
  const port = await freePort()
  const settings = { ...tracingSettings(collector), PORT: String(port), DOORLEDGER_DATA_DIR: dir, ...environment }
  const process = StartedProcess.start({ file: 'services/standalone/dist/main.js', environment: settings })
  await process.untilPrinted('Stop with Ctrl-C')
  const secretIn = async (file: string) => (await readFile(join(dir, file), 'utf8')).trim()
  return {
    api: new Api(`http://127.0.0.1:${port}`, await secretIn('admin-token')),
    adminPassword: await secretIn('admin-password'),
    stop: async () => {
      await process.interrupt()
      await rm(dir, { recursive: true, force: true })
      return process.ended
    },
  }
}
