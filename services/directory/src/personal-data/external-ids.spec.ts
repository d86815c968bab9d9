import { describe, expect, it } from 'vitest'
import { externalIds, externalIdsText, sameExternalIds } from './external-ids.js'

const [hr, badge] = [
  { source: 'hr', id: '4711' },
  { source: 'badge', id: 'A:9' },
]

describe('external ids', () => {
  it('are kept in one order, each once', () => {
    expect(externalIds.parse([hr, badge, hr])).toEqual([badge, hr])
    expect(sameExternalIds(externalIds.parse([hr, badge]), externalIds.parse([badge, hr]))).toBe(true)
    expect(sameExternalIds([hr], [{ ...hr, id: '4712' }])).toBe(false)
  })

  it('are read from a cell of a file', () => expect(externalIdsText.parse(' hr:4711  badge:A:9')).toEqual([badge, hr]))

  it.each(['4711', ':4711', 'hr:', 'HR:4711'])('are not %s', (text) =>
    expect(externalIdsText.safeParse(text).success).toBe(false),
  )
})
