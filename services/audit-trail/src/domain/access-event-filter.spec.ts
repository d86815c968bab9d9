import { DomainError } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { accessEventFilter, type AccessEventQuestion } from './access-event-filter.js'

const guard = { tenantId: 'default', seesDuress: false }
const operator = { tenantId: 'default', seesDuress: true }
const filter = (question: AccessEventQuestion, reader = guard) => accessEventFilter(question, reader, {})

describe('a filter of the access log', () => {
  it('covers keycards and key fobs by rfid, once each', () =>
    expect(filter({ type: ['rfid', 'keycard', 'pin'] }).types).toEqual(['rfid', 'keycard', 'key_fob', 'pin']))

  it('counts duress as success for readers to whom it looks like that', () => {
    expect(filter({ reason: ['success'] }).reasons).toEqual(['success', 'duress'])
    expect(filter({ reason: ['success'] }, operator).reasons).toEqual(['success'])
  })

  it('takes duress for a result to whoever may see it', () =>
    expect(filter({ result: ['denied', 'duress'] }, operator).outcome).toEqual({ results: ['denied'], duress: true }))

  it.each([
    [{ result: ['duress'] }, 'result'],
    [{ reason: ['duress'] }, 'reason'],
  ] as const)('refuses %j to everybody else, naming the parameter and the permission', (question, field) => {
    const refusal = (): unknown => {
      try {
        return filter(question)
      } catch (error) {
        return error
      }
    }
    expect(refusal()).toMatchObject({ refusal: 'forbidden', details: { field, permission: 'duress:read' } })
    expect(refusal()).toBeInstanceOf(DomainError)
  })

  it('searches for reasons as they read for PINs and for other credentials', () =>
    expect(filter({ q: 'invalid pin' }).text).toMatchObject({
      reasonsOfPin: ['unknown_credential', 'invalid_pin'],
      reasonsOfOthers: ['invalid_pin'],
    }))

  it('knows a whole id', () => {
    const id = '3F0C1F5E-1111-8222-9333-444455556666'
    expect(filter({ q: id }).text?.id).toBe(id.toLowerCase())
    expect(filter({ q: id.slice(1) }).text?.id).toBeUndefined()
  })

  it('means a place and all inside it, however the path ends', () =>
    expect(filter({ facility: ['hq/building-1/'] }).facilities).toEqual(['hq/building-1']))
})
