import { accessDenied, accessGranted, deviceRegistered } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { HandlerGroups } from './handler-groups.js'
import { WrongEventHandler } from './handler-options.js'

const nothing = () => Promise.resolve()
const options = { group: 'paging.page-guards', startAt: 'latest' }
const groups = () => new HandlerGroups('paging', (service) => service === 'billing')

describe('the handlers of a service', () => {
  it('make one consumer for each group, named without the service', () => {
    const handlers = groups()
    handlers.add(accessDenied.type, options, nothing)
    handlers.add(accessGranted.type, options, nothing)
    handlers.add(deviceRegistered.type, { group: 'paging.count-devices', startAt: 'earliest', attempts: 1 }, nothing)
    expect(handlers.consumers()).toMatchObject([
      {
        name: 'page-guards',
        topic: 'access.events.v1',
        startAt: 'latest',
        retry: { attempts: 5, firstPauseMs: 1_000 },
      },
      { name: 'count-devices', topic: 'device.events.v1', startAt: 'earliest', retry: { attempts: 1 } },
    ])
  })

  it('leave those of a neighbour to the neighbour', () => {
    const handlers = groups()
    handlers.add(accessDenied.type, { ...options, group: 'billing.count' }, nothing)
    expect(handlers.consumers()).toEqual([])
  })

  it.each([
    ['of a service that is not here', accessDenied.type, { ...options, group: 'payroll.count' }],
    ['for an event that there is not', 'access.imagined', options],
    ['without a group', accessDenied.type, { startAt: 'latest' }],
    ['with a group that names no service', accessDenied.type, { ...options, group: 'count' }],
    ['that do not say where they begin', accessDenied.type, { group: 'paging.page-guards' }],
    ['with an option that is misspelt', accessDenied.type, { ...options, attempt: 3 }],
  ])('are refused %s', (_, type, extras) => {
    expect(() => groups().add(type, extras, nothing)).toThrow(WrongEventHandler)
  })

  it.each([
    ['twice for one event', accessDenied.type, options],
    ['in two ways for one group', accessGranted.type, { ...options, attempts: 2 }],
    ['for two topics in one group', deviceRegistered.type, options],
  ])('are refused %s', (_, type, extras) => {
    const handlers = groups()
    handlers.add(accessDenied.type, options, nothing)
    expect(() => handlers.add(type, extras, nothing)).toThrow(WrongEventHandler)
  })

  it('get no payload that its schema does not describe', () => {
    const handlers = groups()
    handlers.add(deviceRegistered.type, { ...options, startAt: 'earliest' }, nothing)
    const [consumer] = handlers.consumers()
    const { type, dataschema } = deviceRegistered
    const event = { specversion: '1.0', id: 'x', type, dataschema, tenantid: 'acme', data: { deviceId: 7 } }
    expect(() => consumer!.reader(JSON.stringify(event))).toThrow(/deviceId/)
  })
})
