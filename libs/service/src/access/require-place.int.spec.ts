import { everywhereIn } from '@doorledger/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoorsApp, startDoorsApp } from '../../test/doors-app.js'
import { requirePlace } from './require-place.js'

let doors: DoorsApp

beforeAll(async () => {
  doors = await startDoorsApp()
  const tree = { hq: null, 'floor-1': 'hq', room: 'floor-1', 'floor-2': 'hq', annex: null }
  for (const [premisesId, parentId] of Object.entries(tree)) {
    await doors.database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version) values ('acme', 'premises', $1, $2, 1)`,
      [premisesId, { premisesId, parentId, deleted: false }],
    )
  }
})
afterAll(() => doors.stop())

describe('a place for something, of who may act on the first floor', () => {
  const put = (path: string, premises: readonly string[] | undefined = ['floor-1'], tenantId = 'acme') =>
    requirePlace(doors.database, { tenantId, premises }, { steps: path.split('/').filter(Boolean), field: 'path' })
  const refused = { code: 'outside_your_premises', refusal: 'forbidden', details: { field: 'path' } }

  it.each(['floor-1', 'hq/floor-1', 'floor-1/room', 'hq/floor-1/room', 'room'])('may be %s', async (path) => {
    await expect(put(path)).resolves.toBeUndefined()
  })

  it.each(['', 'hq', 'floor-2', 'hq/floor-2', 'unheard-of', 'floor-1/unheard-of'])('is not "%s"', async (path) => {
    await expect(put(path)).rejects.toMatchObject(refused)
  })

  it.each(['annex/room', 'floor-2/floor-1', 'annex/hq/room'])(
    'is not %s, which would lie in premises of others as well',
    async (path) => {
      await expect(put(path)).rejects.toMatchObject(refused)
    },
  )

  it('is in his own organisation', async () => {
    await expect(put('room', ['floor-1'], 'other')).rejects.toMatchObject(refused)
  })

  it('may be anywhere, or nowhere, for who may act everywhere', async () => {
    await expect(
      requirePlace(doors.database, everywhereIn('acme'), { steps: [], field: 'path' }),
    ).resolves.toBeUndefined()
  })
})
