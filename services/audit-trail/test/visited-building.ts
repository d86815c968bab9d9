import { auditTrailEvents, deviceAuditBlocks } from '@doorledger/contracts'
import { expect } from 'vitest'
import { knownPerson } from './people.js'
import { readPublishedEvents } from './published-events.js'
import { clientWith, eventually, registered } from './rest-client.js'
import { runningAuditTrail } from './running-audit-trail.js'

export interface Visit {
  readonly id: string
  readonly qualified: boolean
  readonly missing: string[]
  readonly task: Record<string, unknown> | null
}

export type VisitedBuilding = Awaited<ReturnType<typeof visitedBuilding>>

/** A service whose locks are visited by phones, and somebody who may fetch their trails. Its clock stands still. */
export const visitedBuilding = async () => {
  let now = new Date('2026-11-22T09:00:00.000Z')
  const service = await runningAuditTrail('embedded', { clock: () => now })
  const published = await readPublishedEvents(service, auditTrailEvents.name)
  const blocks = await readPublishedEvents(service, deviceAuditBlocks.name)
  const operator = await clientWith(
    service,
    'access-log:read',
    'lock:request-audit-trail',
    'lock:configure',
    'lock:program',
  )
  const phone = await clientWith(service, 'lock:visit')
  const fetcher = await knownPerson(service, [
    { permissions: ['lock:program-with-mobile'], premisesId: 'elsewhere' },
    { permissions: ['lock:open'], premisesId: 'building-1' },
  ])
  return {
    service,
    published,
    blocks,
    operator,
    phone,
    fetcher,
    now: () => now,
    later: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    lock: async (id: string) => {
      await service.publish(registered(id, { lockKind: 's50', facilityPath: 'hq/building-1/floor-2' }))
      await eventually(async () => expect((await operator.get(`/locks/${id}`)).status).toBe(200))
      return id
    },
    requested: async (id: string) =>
      (await operator.send<{ id: string }>('POST', `/locks/${id}/audit-trail-requests`)).body.id,
    request: (id: string) => operator.json<Record<string, unknown>>(`/audit-trail-requests/${id}`),
    visit: async (id: string, userId = fetcher, more: object = {}) => {
      const { status, body } = await phone.send<Visit>('POST', `/locks/${id}/visits`, { userId, ...more })
      expect(status).toBe(200)
      return body
    },
    hand: (id: string, { id: visitId }: Visit, ...[number, audits, last = false]: [number, unknown, boolean?]) =>
      phone.send(
        'PUT',
        `/locks/${id}/visits/${visitId}/chunks/${number}?last=${last}`,
        Buffer.from(JSON.stringify(audits)),
      ),
    stop: async () => {
      await published.close()
      await blocks.close()
      await service.stop()
    },
  }
}

export const record = (n: number) => ({ event: '05070000', time: `20261122090${n}00`, auditId: n })
