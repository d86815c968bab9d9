import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownPerson } from './people.js'
import { record, type VisitedBuilding, visitedBuilding } from './visited-building.js'

let building: VisitedBuilding
beforeAll(async () => {
  building = await visitedBuilding()
})
afterAll(() => building.stop())

const program = async (id: string, collectsAuditTrails: boolean, method: 'ota' | 'programming_key') => {
  await building.operator.send('PUT', `/locks/${id}/settings`, { collectsAuditTrails })
  await building.operator.send('POST', `/locks/${id}/settings/finalize`)
  const { body } = await building.operator.send('POST', '/programming-jobs', { lockId: id, method })
  if (method === 'programming_key') {
    await building.operator.send('POST', `/programming-jobs/${body['id'] as string}/result`, { outcome: 'done' })
  }
}

describe('a visit to a lock that is to be programmed', () => {
  it('programs it, and cannot hand over the trail as well; the next one can', async () => {
    const id = await building.lock('reprogrammed')
    await program(id, false, 'programming_key')
    await program(id, true, 'ota')
    const first = await building.visit(id)
    expect(first).toMatchObject({
      missing: ['collects_audit_trails'],
      task: { task: 'program', settings: { collectsAuditTrails: true } },
    })
    expect(await building.operator.json(`/locks/${id}`)).toMatchObject({ programmingState: 'programming' })
    const path = `/locks/${id}/visits/${first.id}/programming`
    const done = await building.phone.send('POST', path, { outcome: 'done' })
    expect(done).toMatchObject({ status: 200, body: { programmingState: 'up_to_date' } })
    expect(await building.phone.send('POST', path, { outcome: 'done' })).toEqual(done)
    await building.requested(id)
    expect(await building.hand(id, first, 0, [record(1)])).toMatchObject({ status: 409 })
    const second = await building.visit(id)
    expect(await building.hand(id, second, 0, [record(1)], true)).toMatchObject({
      body: { requestStatus: 'completed' },
    })
  })

  it('says why it failed', async () => {
    const id = await building.lock('stubborn')
    await program(id, false, 'ota')
    const at = await building.visit(id)
    const path = `/locks/${id}/visits/${at.id}/programming`
    expect(await building.phone.send('POST', path, { outcome: 'failed', reason: 'connection lost' })).toMatchObject({
      body: { programmingState: 'failed' },
    })
    expect((await building.operator.list(`/programming-jobs?lock=${id}`)).items).toMatchObject([
      { status: 'failed', failure: 'connection lost', visitId: at.id },
    ])
  })

  it('is not programmed by somebody who may not', async () => {
    const id = await building.lock('guarded')
    await program(id, false, 'ota')
    expect(
      await building.visit(id, await knownPerson(building.service, [{ permissions: ['lock:open'] }])),
    ).toMatchObject({ task: null })
    expect(await building.operator.json(`/locks/${id}`)).toMatchObject({ programmingState: 'scheduled' })
  })
})
