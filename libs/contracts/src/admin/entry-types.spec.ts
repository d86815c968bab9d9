import { describe, expect, it } from 'vitest'
import { codesLabelled, entryTypeCode, entryTypeOf, entryTypes } from './entry-types.js'

const ofSource = entryTypes.filter(({ beyondSource }) => !beyondSource)

describe('the catalogue of audit entries', () => {
  it('holds the 95 labels of the source under 94 codes', () => {
    expect(ofSource).toHaveLength(95)
    expect(new Set(ofSource.map(({ code }) => code)).size).toBe(94)
  })

  it('keeps labels verbatim, odd capitals included', () => {
    const labels = new Set(ofSource.map(({ label }) => label))
    for (const label of [
      'Motion Bits update',
      'ERC Updated',
      'DR',
      'EM Management Upgrade/Restore',
      'License uploaded',
    ])
      expect(labels).toContain(label)
  })

  it('marks the operations of the five types whose list is missing in the source as inferred', () => {
    expect(entryTypes.filter(({ inferred }) => inferred).map(({ label }) => label)).toEqual([
      'Fixture Commission',
      'Fixture Discovery',
      'Group Fixture Update',
      'Plugload Commission',
      'Plugload Discovery',
    ])
  })

  it('has one fact under two labels for signing in', () => {
    expect(ofSource.filter(({ code }) => code === 'auth.login').map(({ label }) => label)).toEqual([
      'Login',
      'User Log In',
    ])
    expect(entryTypeOf('auth.login')?.label).toBe('Login')
  })

  it('has codes of one form, at least one operation and a cause each, and lets only known types follow', () => {
    for (const { code, operations, cause, follows } of entryTypes) {
      expect(entryTypeCode.safeParse(code).success, code).toBe(true)
      expect(operations.length, code).toBeGreaterThan(0)
      expect(cause, code).not.toBe('')
      for (const next of follows) expect(entryTypeOf(next), `${code} → ${next}`).toBeDefined()
    }
  })

  it('finds codes by part of a label', () => {
    expect(codesLabelled('timeout')).toEqual(['auth.session_timeout'])
    expect(codesLabelled('user log')).toEqual(['auth.login', 'auth.logout'])
  })
})
