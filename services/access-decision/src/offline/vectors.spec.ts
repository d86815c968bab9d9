import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { decideAlone } from './decide-alone.js'
import { openSnapshot, takeSnapshot } from './open-snapshot.js'
import { signing, vectors } from './vectors.fixture.js'

const folder = new URL('../../../../docs/how-to/controllers/', import.meta.url)
const golden = async () =>
  JSON.parse(await readFile(new URL('vectors.json', folder), 'utf8')) as ReturnType<typeof vectors>

describe('the golden vectors of controllers', () => {
  it('are what this code makes of their keys: signature, tags and decisions', async () => {
    expect(JSON.parse(JSON.stringify(vectors()))).toEqual(await golden())
  })

  it('meet every check that a controller can make, and grants', async () => {
    const { decisions } = await golden()
    expect(new Set(decisions.map(({ check }) => check))).toEqual(
      new Set([
        ...[
          'configuration',
          'attempt_rate',
          'credential_known',
          'credential_valid',
          'second_factor',
          'rule_for_person',
        ],
        ...['rule_factors', 'lockdown', 'schedule_day', 'schedule_hours', 'cooldown', 'granted'],
      ]),
    )
  })

  it('are decided alike by the algorithm as it is written down, in another language', () => {
    const file = (name: string) => new URL(name, folder).pathname
    const said = execFileSync('python3', [file('decide.py'), file('vectors.json')], { encoding: 'utf8' })
    expect(said).toMatch(/^\d+ tags and \d{3} decisions agree\n$/)
  })
})

describe('a snapshot', () => {
  const { snapshot, keys } = vectors()
  const whole = openSnapshot(snapshot, keys)

  it('is refused when a bit of it is another, or no key that signed it is trusted', () => {
    const payload = Buffer.from(snapshot.payload, 'base64url').toString().replace('"unlockSec":8', '"unlockSec":9')
    const forged = { ...snapshot, payload: Buffer.from(payload).toString('base64url') }
    expect(() => openSnapshot(forged, keys)).toThrow('signature')
    expect(() => openSnapshot(snapshot, [])).toThrow('trusted')
    const unsigned = { ...snapshot, protected: Buffer.from('{"alg":"none"}').toString('base64url') }
    expect(() => openSnapshot(unsigned, keys)).toThrow('trusted')
    expect(() => openSnapshot({ ...snapshot, protected: '?' }, keys)).toThrow('trusted')
    expect(() => openSnapshot(signing.sign({ kind: 'whole' }), keys)).toThrow('format')
  })

  it('is not taken by another device, in place of a newer one, or as a delta to what is not there', () => {
    const present = takeSnapshot(whole, 'controller-1')
    expect(() => takeSnapshot(whole, 'controller-2')).toThrow('another device')
    expect(() => takeSnapshot({ ...present, madeAt: '2026-11-22T06:00:00.000Z' }, 'controller-1', present)).toThrow(
      'older',
    )
    const { doors, rules, schedules, holidays, lockdowns, people, credentials, ...head } = present
    const set = { doors, rules, schedules, holidays, lockdowns, people, credentials }
    const removed = { doors: [], rules: [], schedules: [], holidays: [], lockdowns: [], people: [], credentials: [] }
    const delta = { ...head, kind: 'delta' as const, since: '0'.repeat(16), set, removed }
    expect(() => takeSnapshot(delta, 'controller-1', present)).toThrow('another version')
    expect(takeSnapshot({ ...delta, since: present.version }, 'controller-1', present)).toEqual(present)
  })

  it('opens nothing once it is valid no more', () => {
    const present = takeSnapshot(whole, 'controller-1')
    const at = new Date(present.validUntil)
    const question = {
      doorId: 'main',
      accessPointId: 'in',
      presented: [{ kind: 'rfid' as const, value: '04:A1:7F:3A' }],
    }
    expect(decideAlone(present, { ...question, at })).toMatchObject({ decision: 'denied', failed: 'configuration' })
    expect(decideAlone(present, { ...question, at: new Date('2026-11-24T08:00:00Z') })).toMatchObject({
      decision: 'granted',
      ruleId: 'guests',
    })
  })
})
