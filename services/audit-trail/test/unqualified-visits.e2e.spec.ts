import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownPerson, knownPremises } from './people.js'
import { problem } from './rest-client.js'
import { type Visit, type VisitedBuilding, visitedBuilding } from './visited-building.js'

let building: VisitedBuilding
beforeAll(async () => {
  building = await visitedBuilding()
})
afterAll(() => building.stop())

describe('a visit of somebody who does not qualify', () => {
  it('transfers nothing, is recorded with what was missing, and leaves the request waiting', async () => {
    const id = await building.lock('unqualified')
    const requestId = await building.requested(id)
    const noRole = await knownPerson(building.service, [])
    const noAccess = await knownPerson(building.service, [
      { permissions: ['lock:program-with-mobile'] },
      { permissions: ['lock:open'], premisesId: 'building-2' },
    ])
    const disabled = await knownPerson(building.service, [{ permissions: ['lock:program-with-mobile', 'lock:open'] }], {
      enabled: false,
    })
    const both = ['program_locks_with_mobile', 'access_to_lock']
    expect(await building.visit(id, noRole)).toMatchObject({ qualified: false, missing: both, task: null })
    expect(await building.visit(id, disabled)).toMatchObject({ missing: both })
    expect(await building.visit(id, newId())).toMatchObject({ missing: both })
    expect(await building.visit(id, noAccess)).toMatchObject({ missing: ['access_to_lock'] })
    expect(await building.visit(id, building.fetcher, { online: false })).toMatchObject({
      missing: ['internet_connection'],
    })
    expect(await building.request(requestId)).toMatchObject({ status: 'awaiting_visit' })
    const { items } = await building.operator.list(`/locks/${id}/visits`)
    expect(items).toHaveLength(5)
    expect(await building.operator.pageByPage(`/locks/${id}/visits`, 2)).toEqual(items)
    for (const item of items) expect(item).toMatchObject({ qualified: false, requestId, task: null })
    expect(await building.hand(id, items[0] as unknown as Visit, 0, [])).toMatchObject({
      status: 409,
      body: { type: problem('visit_transfers_nothing') },
    })
  })

  it('is judged by the permissions of that moment', async () => {
    const id = await building.lock('promoted')
    await building.requested(id)
    const userId = await knownPerson(building.service, [{ permissions: ['lock:open'] }])
    expect(await building.visit(id, userId)).toMatchObject({ missing: ['program_locks_with_mobile'] })
    await knownPerson(building.service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }], { userId })
    expect(await building.visit(id, userId)).toMatchObject({ qualified: true, task: { task: 'transfer_trail' } })
  })

  it('is judged by where the lock lies now, however far out the role is held', async () => {
    const id = await building.lock('nested')
    await building.requested(id)
    await knownPremises(building.service, 'group', null)
    await knownPremises(building.service, 'hq', 'group')
    const userId = await knownPerson(building.service, [
      { permissions: ['lock:open', 'lock:program-with-mobile'], premisesId: 'group' },
    ])
    expect((await building.operator.list(`/locks/${id}/qualified-users`)).items).toContainEqual({
      userId,
      userNo: null,
      name: null,
    })
    expect(await building.visit(id, userId)).toMatchObject({ qualified: true })
  })

  it('says whom to send instead', async () => {
    const id = await building.lock('urgent')
    const users = async () =>
      (await building.operator.list(`/locks/${id}/qualified-users`)).items.map(({ userId }) => userId)
    const everywhere = await knownPerson(building.service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }])
    const gone = await knownPerson(building.service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }], {
      enabled: false,
    })
    const opens = await knownPerson(building.service, [{ permissions: ['lock:open'] }])
    expect(await users()).toEqual(expect.arrayContaining([building.fetcher, everywhere]))
    expect(await users()).not.toEqual(expect.arrayContaining([gone]))
    expect(await users()).not.toEqual(expect.arrayContaining([opens]))
    const oneByOne = await building.operator.pageByPage(`/locks/${id}/qualified-users`, 1)
    expect(oneByOne.map(({ userId }) => userId)).toEqual(await users())
  })
})
