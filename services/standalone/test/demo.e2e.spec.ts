import { StartedProcess } from '@doorledger/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../../test/system/api.js'
import { emptyFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

interface Entry {
  readonly kind: string
  readonly timeRaw: string | null
  readonly flags: readonly string[]
  readonly accessEventId: string | null
}

const soon = { timeout: 60_000, interval: 100 }

interface AccessEvent {
  readonly id: string
  readonly accessDevice: { readonly kind: string }
  readonly flags: readonly string[]
  readonly user: { readonly id: string } | null
  readonly provenance: readonly { readonly kind: string }[]
}

interface Visit {
  readonly userId: string
  readonly missing: readonly string[]
}

describe('the demonstration', () => {
  let folder: Awaited<ReturnType<typeof emptyFolder>>
  let running: RunningStandalone
  let api: Api
  let told: string

  beforeAll(async () => {
    folder = await emptyFolder()
    running = await startStandalone(folder.dir)
    api = running.api
    told = await play()
  })
  afterAll(async () => {
    await running.process.interrupt()
    await folder.remove()
  })

  const play = async (): Promise<string> => {
    const environment = { PORT: String(running.port), DOORLEDGER_DATA_DIR: 'data folder' }
    const ending = await StartedProcess.start({ file: 'scripts/demo.mjs', dir: folder.dir, environment }).ended
    expect(ending).toMatchObject({ code: 0, stderr: '' })
    return ending.stdout
  }
  const idOf = async (username: string) => (await api.get<{ id: string }>(`/v1/users/${username}`)).id
  const trailOf = (id: string) => api.list<Entry>(`/v1/locks/${id}/audit-trail`)
  const accepted = (name: string) =>
    [...told.matchAll(new RegExp(`^ {2}${name} .* (\\d+) accepted`, 'gm'))].map(([, count]) => Number(count))

  it('has pictures of who came at the entrance, and says of a bad one why it was not taken', async () => {
    expect(told).toContain('A picture that is none keeps nobody waiting: granted, the picture not_a_picture')
    const rows = await api.list<{ snapshot: { kind: string } | null }>(
      '/v1/access-events?range=1&device=entrance-reader',
    )
    expect(new Set(rows.flatMap(({ snapshot }) => snapshot?.kind ?? []))).toEqual(new Set(['stored', 'refused']))
  })

  it('has its doors, readers and contacts, and every record that was accepted in its trail, once', async () => {
    expect((await api.list<{ id: string }>('/v1/devices')).map(({ id }) => id)).toHaveLength(15)
    expect(accepted('Office')).toEqual([8, 8])
    const records = async (id: string) => (await trailOf(id)).filter(({ timeRaw }) => timeRaw !== null)
    await vi.waitFor(async () => {
      expect(await records('office')).toHaveLength(8)
      expect(await records('front-door')).toHaveLength(accepted('Front door').reduce((sum, count) => sum + count))
      expect(await records('parking')).toHaveLength(2)
    }, soon)
  })

  it('shows where records are missing', async () => {
    await vi.waitFor(async () => expect((await trailOf('server-room')).map(({ kind }) => kind)).toContain('gap'), soon)
  })

  it('shows a week that came late, and a clock that cannot be right', async () => {
    await vi.waitFor(async () => {
      const [storage, backDoor] = [await trailOf('storage'), await trailOf('back-door')]
      expect(storage).toHaveLength(84)
      expect(storage.filter(({ flags }) => flags.includes('late')).length).toBeGreaterThan(80)
      expect(backDoor.map(({ flags }) => flags)).toEqual(Array(4).fill(['clockSuspect']))
    }, soon)
  })

  it('keeps what could not be read', async () => {
    await vi.waitFor(async () => {
      const items = await api.list<{ part: string; reason: string }>('/v1/quarantine')
      expect(items.map(({ part, reason }) => [part, reason]).toSorted()).toEqual([
        ['body', 'body_unreadable'],
        ['record', 'time_invalid'],
      ])
    }, soon)
  })

  it('has each attempt in the access log, once', async () => {
    const doors = await api.list<{ id: string }>('/v1/locks')
    await vi.waitFor(async () => {
      const attempts = (await Promise.all(doors.map(({ id }) => trailOf(id)))).flat()
      const ids = attempts.flatMap(({ accessEventId }) => accessEventId ?? [])
      const rows = await api.list<AccessEvent>('/v1/access-events?from=1999-01-01&to=2100-01-01')
      const atLocks = rows.filter(({ accessDevice }) => accessDevice.kind === 'lock') // one door has a reader
      expect(atLocks.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      expect(rows.length).toBeGreaterThan(80)
    }, soon)
  })

  it('prints addresses that answer', async () => {
    const paths = [...told.matchAll(/http:\/\/[^/\s]+(\/v1[^\s']+)/g)].map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(15)
    for (const path of paths.filter((path) => !path.endsWith('/stream'))) {
      expect((await api.call('GET', path)).status, path).toBe(200)
    }
  })

  const nightAtTheArchive = (anna: string, ben: string) => [
    { flags: ['late'], provenance: [{ kind: 'device_audit' }] },
    { flags: ['late'], provenance: [{ kind: 'device_audit' }] },
    { flags: [], user: { id: ben }, provenance: [{ kind: 'phone_report' }, { kind: 'device_audit' }] },
    { flags: [], user: { id: anna }, provenance: [{ kind: 'phone_report' }, { kind: 'device_audit' }] },
  ]

  it('shows what a fob did at night, and one row for what a phone and the lock tell of', async () => {
    const [anna, ben] = [await idOf('anna.caretaker'), await idOf('ben.clerk')]
    await vi.waitFor(async () => {
      const rows = await api.list<AccessEvent>('/v1/access-events?range=7&order=asc&device=archive')
      expect(rows).toMatchObject(nightAtTheArchive(anna, ben))
    }, soon)
  })

  it('had a visitor who could not fetch the trail, and one who did', async () => {
    const [anna, ben] = [await idOf('anna.caretaker'), await idOf('ben.clerk')]
    const visits = await api.list<Visit>('/v1/locks/archive/visits')
    expect(visits.map(({ userId, missing }) => [userId, missing])).toEqual([
      [anna, []],
      [ben, ['program_locks_with_mobile']],
    ])
    const requests = await api.list<{ lockId: string; status: string }>('/v1/audit-trail-requests')
    expect(requests.map(({ lockId, status }) => [lockId, status])).toEqual([
      ['gate', 'completed'],
      ['archive', 'completed'],
    ])
  })

  it('gave each key to whoever carries it', async () => {
    const carried = await api.list<{ kind: string }>(`/v1/credentials?user=${await idOf('clara.guard')}`)
    expect(carried).toMatchObject([{ kind: 'key_fob' }])
  })

  it('can be played again', async () => {
    const [rows, people] = [await api.list('/v1/access-events?range=7'), await api.list('/v1/users')]
    await play()
    expect(await api.list('/v1/users')).toHaveLength(people.length)
    expect(await api.list('/v1/audit-trail-requests?status=completed')).toHaveLength(4)
    await vi.waitFor(async () => {
      const more = await api.list<AccessEvent>('/v1/access-events?range=7')
      expect(more.length).toBeGreaterThan(rows.length)
    }, soon)
  })

  it('has a day of administration in the audit log, and in the log of whom it was about', async () => {
    const { items } = await api.get<{ items: readonly { type: string; outcome: string }[] }>(
      '/v1/audit-entries?range=1&limit=500',
    )
    const entries = items.map(({ type, outcome }) => `${type} ${outcome}`)
    expect(entries).toEqual(
      expect.arrayContaining([
        'device.update denied',
        'audit_log.update denied',
        'dali.emergency_test done',
        'group.update done',
      ]),
    )
    await vi.waitFor(async () => {
      const ben = await api.get<{ items: readonly { label: string }[] }>('/v1/user-activity?user=ben.clerk')
      const labels = ben.items.map(({ label }) => label)
      expect(labels).toEqual(
        expect.arrayContaining(['Added to a group', 'Removed from a group', 'User updated', 'Door opened']),
      )
    }, soon)
  })
})
