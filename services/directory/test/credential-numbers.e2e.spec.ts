import { startTracing } from '@doorledger/service'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Answered, DirectoryApi } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const api = new DirectoryApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
})
afterAll(() => directory.stop())

describe('the number of a credential', () => {
  const planted = {
    qr: 'Zq-planted-Secret-1',
    passcode: 'zqPlantedCode',
    key_fob: 'ZQ99 PLANTED 77',
    pin: '730519284471',
  }
  const traces = /zq.{0,3}planted|ZQ99|730519284471/i

  it('is in no row, event, log line, trace or answer, whatever was done with it or went wrong', async () => {
    const collector = await collectedSpans()
    const answers: Answered[] = []
    const ask = async (method: string, path: string, body?: unknown): Promise<Answered> => {
      const answer = await api.call(method, path, { body, traceparent })
      answers.push(answer)
      return answer
    }
    for (const [kind, number] of Object.entries(planted)) {
      const id = (await ask('POST', 'credentials', { kind, number })).body['id'] as string
      await ask('POST', 'credentials', { kind, number })
      await ask('POST', 'credentials/lookup', { kind, number })
      await ask('POST', 'credentials/lookup', { kind: 'pin', number: `${number}!` })
      await ask('POST', `credentials/${id}/regenerate`, { number: `${number}5` })
      await ask('POST', 'credentials', { kind: number, number })
      await ask('GET', `credentials/${encodeURIComponent(number)}`)
      await ask('POST', `credentials/${encodeURIComponent(number)}/block`)
      await ask('DELETE', `credentials/${id}`)
    }
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(JSON.stringify(answers)).not.toMatch(traces)
    expect(directory.printed()).not.toMatch(traces)
    expect(await tablesWithTraces()).toEqual([])
    const spans = await collector.stop()
    expect(spans).toContain('POST /v1/credentials/lookup')
    expect(spans).not.toMatch(traces)
  })

  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

  /** What a collector of traces is sent. */
  const collectedSpans = async () => {
    let received = ''
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => (received += text))
      request.on('end', () => response.end('{}'))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint)
    const tracing = await startTracing('directory', { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    return {
      stop: async () => {
        await tracing.stop()
        server.close()
        return received
      },
    }
  }

  const tablesWithTraces = async (): Promise<string[]> => {
    const { rows: tables } = await directory.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await directory.database.query<{ row: string }>(`select t::text as row from ${name} as t`)
      if (rows.some(({ row }) => traces.test(row) || traces.test(decoded(row)))) found.push(name)
    }
    return found
  }

  /** `bytea` shows as hexadecimal digits. */
  const decoded = (row: string): string =>
    row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))
})
