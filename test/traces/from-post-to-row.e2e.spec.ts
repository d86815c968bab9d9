import { newId } from '@doorledger/kernel'
import { freePort } from '@doorledger/testing/backing'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Api } from '../system/api.js'
import { startDistributedServices } from '../system/distributed-services.js'
import { StartedProcess } from '../system/started-process.js'
import { type CollectedSpan, Collector } from './collector.js'

const POST = 'POST /v1/devices/:id/audit-blocks'
/** What the record passes on its way into the views. Others may read it too, such as a decoding of the past. */
const STEPS = [
  POST,
  'interpret-audit-blocks write',
  'derive-access-events write',
  'access-log write',
  'lock-trail write',
  'devices write',
]
const soon = { timeout: 60_000, interval: 100 }

interface Traced {
  readonly deviceIngest: Api
  readonly auditTrail: Api
  stop(): Promise<unknown>
}

/** Exports at once, for the patience of tests. */
const settingsFor = ({ endpoint }: Collector) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_BSP_SCHEDULE_DELAY: '100',
})

const startStandalone = async (collector: Collector): Promise<Traced> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-traces-'))
  const port = await freePort()
  const environment = { ...settingsFor(collector), PORT: String(port), DOORLEDGER_DATA_DIR: dir }
  const process = StartedProcess.start({ file: 'services/standalone/dist/main.js', environment })
  await process.untilPrinted('Stop with Ctrl-C')
  const api = new Api(`http://127.0.0.1:${port}`, (await readFile(join(dir, 'admin-token'), 'utf8')).trim())
  const stop = async () => {
    await process.interrupt()
    await rm(dir, { recursive: true, force: true })
  }
  return { deviceIngest: api, auditTrail: api, stop }
}

describe.each([
  { system: 'one process', start: startStandalone, services: ['standalone'] },
  {
    system: 'services on Kafka',
    start: (collector: Collector) => startDistributedServices(settingsFor(collector)),
    services: ['device-ingest', 'audit-trail'],
  },
])('a trace through $system', ({ start, services }) => {
  let collector: Collector
  let traced: Traced

  beforeAll(async () => {
    collector = await Collector.listen()
    traced = await start(collector)
  })
  afterAll(async () => {
    await traced.stop()
    collector.close()
  })

  const whole = (traceId: string | undefined) =>
    vi.waitFor(() => {
      const spans = collector.spans.filter((span) => span.traceId === traceId)
      expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(STEPS))
      return spans
    }, soon)
  const isLinked = (spans: readonly CollectedSpan[], firstParent: string | undefined) => {
    const ids = new Set(spans.map(({ spanId }) => spanId))
    for (const { name, parentSpanId } of spans) {
      if (name === POST) expect(parentSpanId || undefined).toBe(firstParent)
      else expect(ids, name).toContain(parentSpanId)
    }
  }

  it('runs from the device’s POST to the row in the access log', async () => {
    const lock = await traced.deviceIngest.register(`door-${newId()}`)
    const block = { audits: [{ event: '05070000', time: 20261113091752 }] }
    expect((await traced.deviceIngest.handIn(lock, block)).status).toBe(200)
    await vi.waitFor(async () => {
      expect(
        await traced.auditTrail.list(`/v1/access-events?device=${lock.id}&from=2026-11-13&to=2026-11-14`),
      ).toHaveLength(1)
    }, soon)
    await vi.waitFor(() => expect(collector.spans.map(({ name }) => name)).toContain(POST), soon)
    const spans = await whole(collector.spans.find(({ name }) => name === POST)?.traceId)
    isLinked(spans, undefined)
    expect(spans.map(({ service }) => service)).toEqual(expect.arrayContaining(services))
  })

  it('goes on where the device began it', async () => {
    const lock = await traced.deviceIngest.register(`door-${newId()}`)
    const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
    const block = { audits: [{ event: '05080000', time: 20261113091800 }] }
    await traced.deviceIngest.handIn(lock, block, { traceparent: `00-${traceId}-${spanId}-01` })
    isLinked(await whole(traceId), spanId)
  })
})
