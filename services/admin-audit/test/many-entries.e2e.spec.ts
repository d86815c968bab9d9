import { actionReported, eventOf } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { openStream } from '@doorledger/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

const ENTRIES = 10_000
const PUBLISHED_TOGETHER = 2_500

let service: RunningAdminAudit
let client: Client

beforeAll(async () => {
  service = await RunningAdminAudit.start('embedded')
  client = await service.client('audit:read', 'operations:read', 'operations:write')
})
afterAll(() => service.stop())

const firstAt = Date.now() - ENTRIES * 1_000
const target = { kind: 'door', id: 'much-changed' }

/** One a second until now. */
const reports = () =>
  Array.from({ length: ENTRIES }, (_, number) => {
    const at = new Date(firstAt + number * 1_000).toISOString()
    const about = {
      tenantId: 'replaced',
      service: 'access-decision',
      occurredAt: at,
      recordedAt: at,
      actor: 'user:anna',
    }
    return eventOf(
      actionReported,
      { ...actionReported.example, action: 'door.change', target, entryId: newId() },
      about,
    )
  })

/** The same order every time, which is not that of time: 7,919 is a prime. */
const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
  items.map((_, index) => items[(index * 7_919) % items.length]!)

interface ProjectionView {
  readonly name: string
  readonly lastRebuild: { readonly outcome: string } | null
}

it('entries that come at once, twice and out of order while the view is rebuilt are there once, by time, and in the tail', async () => {
  const all = reports()
  const query = `target=${target.id}&order=asc&limit=500&range=1`
  const tail = await openStream(`${client.address}/v1/audit-entries/stream?target=${target.id}`, {
    token: client.secret,
  })
  const mixed = [...shuffled(all), ...all]
  const { name } = (await client.items<ProjectionView>('/projections')).find((each) => each.name.endsWith('audit-log'))!
  for (let from = 0; from < mixed.length; from += PUBLISHED_TOGETHER) {
    await service.publish(actionReported.topic, ...mixed.slice(from, from + PUBLISHED_TOGETHER))
    if (from === PUBLISHED_TOGETHER) {
      expect((await client.call('POST', `/projections/${name}/rebuild`)).status).toBe(202)
    }
  }

  const expected = all.map(({ data }) => data.entryId)
  await eventually(async () => {
    const { body } = await client.call<{ count: number }>('GET', `/audit-entries/count?target=${target.id}&range=1`)
    expect(body).toMatchObject({ count: ENTRIES })
    const projection = (await client.items<ProjectionView>('/projections')).find((each) => each.name === name)
    expect(projection?.lastRebuild?.outcome).toBe('switched')
  })
  const listed: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { body } = await client.call<{ items: { id: string }[]; nextCursor: string | null }>(
      'GET',
      `/audit-entries?${query}${after}`,
    )
    listed.push(...body.items.map(({ id }) => id))
    cursor = body.nextCursor
  }
  expect(listed).toEqual(expected)
  await eventually(() => expect(tail.events.length).toBe(ENTRIES))
  expect(tail.events.map(({ data }) => data.id).toSorted()).toEqual(expected.toSorted())
  tail.close()
})
