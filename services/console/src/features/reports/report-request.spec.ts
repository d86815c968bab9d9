import { describe, expect, it } from 'vitest'
import { firstDraft, requestOf } from './report-request'

const zone = 'Europe/Helsinki'

describe('what is asked of the API for a report', () => {
  it('names the preset, and no days', () =>
    expect(requestOf({ ...firstDraft, period: 'last-quarter', from: '2026-01-01' }, zone)).toEqual({
      kind: 'access',
      format: 'pdf',
      preset: 'last-quarter',
      filter: {},
    }))

  it('counts the last day whole, by the clock of the zone, over a change of clocks', () =>
    expect(requestOf({ ...firstDraft, period: 'own', from: '2026-03-28', to: '2026-03-29' }, zone).filter).toEqual({
      from: '2026-03-27T22:00:00.000Z',
      to: '2026-03-29T21:00:00.000Z',
    }))

  it('is as of the end of a day for rights, whatever the period was', () =>
    expect(requestOf({ ...firstDraft, kind: 'rights', from: '2026-01-01', to: '2026-01-31' }, zone)).toEqual({
      kind: 'rights',
      format: 'pdf',
      filter: { to: '2026-01-31T22:00:00.000Z' },
    }))

  it('leaves out what nothing was chosen of', () =>
    expect(requestOf({ ...firstDraft, filter: { users: [], doors: ['vault'] } }, zone).filter).toEqual({
      doors: ['vault'],
    }))
})
