import { derivedId, sha256 } from '@doorledger/kernel'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credential, factsOf } from '../domain/policy-world.fixture.js'
import { PolicyFile, type StoredPolicy } from './policy-file.js'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doorledger-policy-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const stored = () => {
  const facts = factsOf({
    schedules: [{}],
    holidays: [
      {
        holidayId: 'feast',
        name: 'Feast',
        begins: { kind: 'yearly', monthDay: '12-25' },
        lastsDays: 1,
        deleted: false,
      },
    ],
    people: { anna: {}, ben: { enabled: false } },
    groups: { staff: { members: ['anna'] }, guests: { members: ['ben'], untilMs: 1_800_000_000_000 } },
    lockdowns: [{ kind: 'everywhere' }],
  })
  for (const each of [
    credential(),
    credential({ credentialId: 'old', hmac: 'old', state: 'removed', validUntilMs: 5 }),
    ...Array.from({ length: 5_100 }, (_, n) => {
      const userId = n % 3 === 0 ? undefined : `user-${n % 70}`
      const validFromMs = n % 2 === 0 ? -Infinity : n
      const others = { state: n % 7 === 0 ? 'removed' : 'active', validUntilMs: n % 5 === 0 ? Infinity : n } as const
      const keys = { credentialId: derivedId('held', n), hmac: sha256(`held ${n}`), last4: String(n % 9) }
      return credential({
        ...keys,
        ...others,
        userId,
        validFromMs,
        version: n,
        ...(n % 4 === 0 && { sealed: `s${n}` }),
      })
    }),
  ]) {
    facts.credentials.set(each.credentialId, each)
    if (each.state !== 'removed') facts.credentialByHmac.set(each.hmac, each)
  }
  facts.versions.set('door:main', 3)
  facts.deviceTokens.set('hash', 'reader-1')
  const [positions, rests] = [new Map([['access.config.v1:0', 7]]), new Map([['access.config.v1:0', 5]])]
  return { writtenAt: new Date('2026-11-22T09:00:00.000Z'), positions, rests, facts: new Map([['acme', facts]]) }
}

/** With all credentials, and what each hash leads to. */
const shown = (policy: StoredPolicy | undefined) =>
  policy && {
    ...policy,
    facts: [...policy.facts].map(([tenantId, { credentials, credentialByHmac, ids: _, ...facts }]) => {
      const held = [...credentials]
      return { tenantId, facts, held, found: held.map(([, { hmac }]) => credentialByHmac.get(hmac)) }
    }),
  }

describe('the policy on disk', () => {
  it('is read as it was written', async () => {
    const policy = stored()
    await new PolicyFile(dir).write(policy)
    expect(shown(await new PolicyFile(dir).read())).toEqual(shown(policy))
  })

  it('is none when there is none, when it is not whole, and when it is of another format', async () => {
    const file = new PolicyFile(dir)
    expect(await file.read()).toBeUndefined()
    await file.write(stored())
    const path = join(dir, 'policy.jsonl')
    const text = await readFile(path, 'utf8')
    for (const broken of [
      text.slice(0, -10),
      text.slice(0, text.length / 2),
      text.replace('"format":4', '"format":3'),
    ]) {
      await writeFile(path, broken)
      expect(await file.read()).toBeUndefined()
    }
    await writeFile(path, text)
    await appendFile(`${path}.new`, 'half of the next one')
    expect(await file.read()).toBeDefined()
  })
})
