import { csvLine } from '@doorledger/kernel'
import type { FaultView, ImportView } from '@doorledger/csv'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

const soon = { timeout: 60_000, interval: 50 }
let installation: Installation
let events: PublishedEvents
let api: Api

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  events = installation.events
  api = (await installation.start()).api
  await api.register('there-already')
})
afterAll(() => installation.stop())

const send = (file: string, query = '') =>
  api.call<ImportView>('POST', `/v1/device-imports${query}`, {
    authorization: `Bearer ${installation.adminToken}`,
    'content-type': 'text/csv',
    body: file,
  })

/** Once it is over. */
const imported = async (file: string, query = ''): Promise<ImportView> => {
  const { status, body } = await send(file, query)
  expect(status).toBe(202)
  return vi.waitFor(async () => {
    const { body: view } = await api.asAdmin<ImportView>('GET', `/v1/device-imports/${body.id}`)
    expect(view.finishedAt).not.toBeNull()
    return view
  }, soon)
}
const found = async ({ id }: ImportView) => {
  const { body } = await api.asAdmin<{ items: FaultView[] }>('GET', `/v1/device-imports/${id}/faults`)
  return body.items.map(({ line, field, rule }) => [line, field, rule])
}

/** Lines without when they were registered. */
const exported = async (query = ''): Promise<string[]> => {
  const { address } = api
  const headers = { authorization: `Bearer ${installation.adminToken}` }
  const answer = await fetch(`${address}/v1/device-exports${query}`, { headers })
  expect(answer.status).toBe(200)
  return (await answer.text()).split('\r\n')
}

describe('an import of doors', () => {
  const file = [
    'id,kind,name,model,lockKind,zone,facilityPath,labels',
    'imp-1,lock,"Door, one",LE,s50,,hq/floor-1,"{""nvr_camera"":""7""}"',
    'imp-2,reader,Reader two,,,Europe/Oslo,,',
    'there-already,lock,X,,,,,',
    'imp-1,lock,Again,,,,,',
    'imp 3,lock,X,,,,,',
    'imp-4,gate,,,,Mars/North,,',
  ].join('\r\n')
  const faults = [
    [4, 'id', 'taken'],
    [5, 'id', 'duplicate'],
    [6, 'id', 'invalid'],
    [7, 'kind', 'invalid'],
    [7, 'name', 'missing'],
    [7, 'zone', 'invalid'],
  ]

  it('that is a dry run finds every fault and registers nothing', async () => {
    const checked = await imported(file, '?dryRun=true')
    expect(checked).toMatchObject({ state: 'done', rows: 6, done: 2, failed: 4 })
    expect(await found(checked)).toEqual(faults)
    expect((await api.asAdmin('GET', '/v1/devices/imp-1')).status).toBe(404)
  })

  it('registers every device whose row has no fault; each is given its credential by itself', async () => {
    const done = await imported(file)
    expect(done).toMatchObject({ state: 'done', rows: 6, done: 2, failed: 4 })
    expect(await found(done)).toEqual(faults)
    expect((await api.asAdmin('GET', '/v1/devices/imp-1')).body).toMatchObject({
      kind: 'lock',
      name: 'Door, one',
      model: 'LE',
      family: 'engage',
      lockKind: 's50',
      zone: 'Europe/Helsinki',
      facilityPath: 'hq/floor-1',
      labels: { nvr_camera: '7' },
      hasCredential: false,
    })
    await vi.waitFor(() => expect(events.of('imp-2', 'registered')).toHaveLength(1), soon)

    const { status, body } = await api.asAdmin<{ token: string }>('POST', '/v1/devices/imp-1/credential')
    expect(status).toBe(201)
    const handedIn = await api.handIn({ id: 'imp-1', token: body.token }, { audits: [] })
    expect(handedIn.status).toBeLessThan(300)
  })

  it('registers a door once that somebody registers at the same moment', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `rush-${index},lock,Door ${index}`)
    const done = imported(`id,kind,name\n${rows.join('\n')}\n`)
    const single = Array.from({ length: 20 }, (_, index) =>
      api.asAdmin('POST', '/v1/devices', { id: `rush-${index * 25}`, kind: 'lock', name: 'X' }),
    )
    const registered = (await Promise.all(single)).filter(({ status }) => status === 201).length
    expect((await done).done + registered).toBe(500)
  })

  it('is refused as a whole without the columns it needs', async () => {
    const { status, body } = await send('id,name\nx,X\n')
    expect(status).toBe(400)
    expect(body).toMatchObject({ type: 'urn:doorledger:problem:invalid_header' })
  })
})

describe('the export of doors', () => {
  it('has everything an import takes, and no credential', async () => {
    const { token } = await api.register('exp-1', { labels: { a: '1' }, installedOn: '2026-06-01' })
    const [head, ...lines] = await exported()
    expect(head).toBe(
      'id,kind,name,model,family,lockKind,zone,facilityPath,installedOn,expectedDbVersion,labels,hasCredential,registeredAt',
    )
    const line = lines.find((text) => text.startsWith('exp-1,'))
    expect(line).toMatch(/^exp-1,lock,Door exp-1,LE,engage,,Europe\/Helsinki,,2026-06-01,,"\{""a"":""1""\}",true,2/)
    expect(lines.join()).not.toContain(token)
    const checked = await imported([head, ...lines].join('\r\n'), '?dryRun=true')
    expect((await found(checked)).filter(([, , rule]) => rule !== 'taken')).toEqual([])
    expect(checked).toMatchObject({ failed: checked.rows })
  })

  it('takes what was exported in either form, byte for byte, with names that spreadsheets would run', async () => {
    const names = ["'=1 x", 'Store;=1+1', "Store;'=1+1", '=1+1', 'A, -1', 'Öppet; "kök"', "''@x"]
    const rows = names.map((name, n) => csvLine([`safe-${n}`, 'lock', name], ';'))
    await imported(`sep=;\r\n${csvLine(['ID', 'Kind', 'Name'], ';')}${rows.join('')}`)
    const namesOf = (prefix: string) =>
      Promise.all(
        names.map(async (_, n) => (await api.asAdmin<{ name: string }>('GET', `/v1/devices/${prefix}-${n}`)).body.name),
      )
    expect(await namesOf('safe')).toEqual(names)
    const forms = { again: '', semicolon: '?delimiter=semicolon&bom=true', comma: '?delimiter=,' }
    for (const [prefix, query] of Object.entries(forms)) {
      const [head, ...lines] = await exported(query)
      const again = lines.filter((line) => line.startsWith('safe-')).map((line) => line.replace('safe', prefix))
      await imported([head, ...again].join('\r\n'))
      expect(await namesOf(prefix)).toEqual(names)
    }
    expect((await exported('?delimiter=semicolon')).join('\n')).not.toMatch(/[;,\n]"*[=@-]/)
  })

  it('is read as Excel writes it in Western Europe, and refused naming the encoding when it cannot be', async () => {
    const file = Buffer.from('Id;Kind;Name\r\nlatin-1;lock;Öppna\r\n;;\r\n', 'latin1')
    const sent = async (body: Buffer) => {
      const headers = { authorization: `Bearer ${installation.adminToken}`, 'content-type': 'text/csv' }
      return fetch(`${api.address}/v1/device-imports`, { method: 'POST', headers, body: new Uint8Array(body) })
    }
    expect((await sent(file)).status).toBe(202)
    await vi.waitFor(
      async () => expect((await api.asAdmin('GET', '/v1/devices/latin-1')).body).toMatchObject({ name: 'Öppna' }),
      soon,
    )
    const mixed = await sent(Buffer.concat([Buffer.from('id,kind,name\nx,lock,Ö\n'), file]))
    expect(mixed.status).toBe(400)
    expect(await mixed.json()).toMatchObject({ detail: expect.stringContaining('UTF-8') as string })
  })
})
