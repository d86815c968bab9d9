/** A day of administration: what is done, what is refused, and what another system hands in. All of it is in the audit log. */
import { randomUUID } from 'node:crypto'

const DAY_MS = 86_400_000

/** @param office as `moveIn` answers it */
export const playAdministration = async (api, { userIds }, { now, say }) => {
  const group = await cleaners(api, now)
  const member = `/v1/groups/${group.id}/members/${userIds.ben}`
  await api.ask('PUT', member)
  say('  Ben helps the cleaners out: added to a group')
  await api.ask('DELETE', member)
  say('  … and does not any more: removed from the group')

  const visitor = await api.ask('POST', '/v1/api-tokens', {
    body: { name: 'visitor of the demo', permissions: ['report:create'] },
  })
  await api.until('service that knows the visitor', async () => {
    const { status } = await api.call('GET', '/v1/audit-entries', visitor)
    return status !== 401
  })
  const refused = await api.call('PATCH', '/v1/devices/archive/attributes', { ...visitor, body: { name: 'Mine' } })
  say(`  Somebody without the permission renames the archive: ${refused.status}`)
  await api.ask('DELETE', `/v1/api-tokens/${visitor.id}`)

  const { answer } = await api.call('GET', '/v1/audit-entries?limit=1')
  const attempt = await api.call('DELETE', `/v1/audit-entries/${answer.items[0].id}`)
  say(`  An administrator tries to delete an entry of the audit log: ${attempt.status}, and that is an entry`)

  await api.ask('POST', '/v1/audit-entries', { body: fromLightingManager(now) })
  say('  The lighting manager reports that an emergency test was started')
  await untilTold(api)
}

/** A group whose time is over in a week; the one of an earlier run stays. */
const cleaners = async (api, now) => {
  const { items } = await api.ask('GET', '/v1/groups?q=Cleaners')
  if (items.length > 0) return items[0]
  const validUntil = new Date(now.getTime() + 7 * DAY_MS).toISOString()
  return api.ask('POST', '/v1/groups', { body: { name: 'Cleaners', validUntil } })
}

const fromLightingManager = (now) => ({
  entryId: randomUUID(),
  entryType: 'dali.emergency_test',
  operation: 'started',
  subAction: 'function',
  actor: { type: 'user', id: 'lighting-operator-7' },
  target: { kind: 'sensor', id: 'floor-2/sensor-17' },
  occurredAt: now.toISOString(),
})

/** The log tells of it a moment later. */
const untilTold = (api) =>
  api.until('entry of the attempt on the audit log', async () => {
    const { items } = await api.ask('GET', '/v1/audit-entries?type=audit_log.update&outcome=denied&range=1')
    return items.length > 0
  })
