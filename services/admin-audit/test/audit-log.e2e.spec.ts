import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, eventually, type LogKind, RunningAdminAudit } from './running-admin-audit.js'

interface Entry {
  readonly id: string
  readonly type: string
  readonly outcome: string
}

describe.each<LogKind>(['embedded', 'kafka'])('the audit log on the %s log', (kind) => {
  let service: RunningAdminAudit
  let client: Client

  beforeAll(async () => {
    service = await RunningAdminAudit.start(kind)
    client = await service.client('audit:read')
  })
  afterAll(() => service.stop())

  const entryOf = (id: string) =>
    eventually(async () => {
      const answer = await client.call('GET', `/audit-entries/${id}`)
      expect(answer.status).toBe(200)
      return answer.body
    })

  it('shows what a service reports, with its type, its actor and what changed', async () => {
    const { entryId } = await service.report({ action: 'device.change', target: { kind: 'device', id: 'front-door' } })
    expect(await entryOf(entryId)).toMatchObject({
      type: 'device.update',
      label: 'Device Update',
      operation: 'updated',
      outcome: 'done',
      actor: { type: 'user', id: 'anna', name: null },
      target: { kind: 'device', id: 'front-door' },
      message: "Device Update: updated device 'front-door'",
      changes: [{ field: 'attributes.zone', before: 'UTC', after: 'Europe/Helsinki' }],
      occurrences: 1,
    })
  })

  it('shows what was refused', async () => {
    const failure = { code: 'permission_missing' }
    const { entryId } = await service.report({ action: 'user.erase', outcome: 'denied', failure, changes: [] })
    expect(await entryOf(entryId)).toMatchObject({ type: 'user.delete', outcome: 'denied', failure })
  })

  it('records the same report once, however often it comes', async () => {
    const [entryId, id, at] = [newId(), newId(), new Date().toISOString()]
    for (const _ of [1, 2, 3]) await service.report({ entryId, action: 'role.create' }, { id, at })
    const last = await service.report({ action: 'role.change' })
    await entryOf(last.entryId)
    const { rows } = await service.database.query('select from admin_entries where entry_id = $1', [entryId])
    expect(rows).toHaveLength(1)
  })

  it('keeps an entry as it is when something else is reported under its id, and records the attempt', async () => {
    const { entryId } = await service.report({ action: 'role.create', outcome: 'denied' })
    await entryOf(entryId)
    await service.report({ entryId, action: 'role.create', outcome: 'done' }, { actor: 'user:bert' })
    const [attempt] = await eventually(async () => {
      const found = await client.items<Entry>(`/audit-entries?target=${entryId}&type=audit_log.update`)
      expect(found).toHaveLength(1)
      return found
    })
    expect(attempt).toMatchObject({ type: 'audit_log.update', outcome: 'denied', actor: { id: 'bert' } })
    expect(await entryOf(entryId)).toMatchObject({ outcome: 'denied' })
  })

  it('refuses to change or remove an entry by any route, and every attempt is an entry', async () => {
    const { entryId } = await service.report({ action: 'role.create' })
    const before = await entryOf(entryId)
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      const { status, text } = await client.call(method, `/audit-entries/${entryId}`, {})
      expect([method, status, text]).toEqual([method, 405, expect.stringContaining('audit_log_append_only')])
    }
    expect((await client.call('DELETE', '/audit-entries')).status).toBe(405)
    expect((await client.call('DELETE', `/audit-entries/${newId()}`)).status).toBe(404)
    await eventually(async () => {
      const attempts = await client.items(`/audit-entries?type=audit_log.update&outcome=denied&actorType=integration`)
      expect(attempts.map(({ operation }) => operation).toSorted()).toEqual([
        'changed',
        'changed',
        'deleted',
        'deleted',
      ])
      expect(attempts).toContainEqual(
        expect.objectContaining({ target: { kind: 'audit_entry', id: entryId, name: null } }),
      )
    })
    expect(await entryOf(entryId)).toEqual(before)
  })

  it('refuses to change the table by SQL, and the attempts are an entry', async () => {
    await service.database.query(
      `insert into names_over_time values ($1, 'user', 'x', null, null, '[]', '', true, 1)`,
      [service.tenantId],
    )
    await service.database.query('grant update, delete on admin_entries to current_user')
    for (const attempt of [`update admin_entries set outcome = 'denied'`, 'delete from admin_entries']) {
      await expect(service.database.query(attempt)).rejects.toMatchObject({ code: '42501' })
    }
    await service.database.query('revoke update, delete on admin_entries from current_user')
    await eventually(async () => {
      const told = await client.items<{ occurrences: number }>('/audit-entries?operation=changed&actorType=anonymous')
      expect(told.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(2)
    })
  })

  it('shows the catalogue', async () => {
    const types = await client.items('/audit-entry-types')
    expect(types.filter(({ beyondSource }) => !beyondSource)).toHaveLength(95)
  })

  it('is for holders of audit:read only', async () => {
    const powerless = await service.client('device:read')
    expect(await powerless.call('GET', '/audit-entries')).toMatchObject({
      status: 403,
      body: { permission: 'audit:read' },
    })
  })

  it('names the parameter that makes no sense', async () => {
    for (const [query, field] of [
      ['type=no.such', 'type'],
      ['outcome=fine', 'outcome'],
      ['range=0', 'range'],
      ['colour=red', 'colour'],
    ]) {
      const { status, text } = await client.call('GET', `/audit-entries?${query}`)
      expect([status, text]).toEqual([400, expect.stringContaining(field!)])
    }
  })
})
