import type { Row, RowTable } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { LatestRows } from './latest-rows.js'

const plain = (name: string) => ({ name, type: 'text', kind: 'plain' as const })
const columns = ['tenant', 'id', 'revision', 'first_seen', 'text']
const key = ['tenant', 'id']

const gathered = (table: Partial<RowTable>, rows: readonly Row[]) => {
  const shape = { table: { name: 'notes', columns, key, ...table }, columns: columns.map(plain), key: key.map(plain) }
  const latest = new LatestRows(shape)
  latest.add(rows)
  const { fresh, replacing } = latest.text()
  return { size: latest.size, fresh: Buffer.concat(fresh).toString(), replacing: Buffer.concat(replacing).toString() }
}

const note = (id: string, revision: number, text: string, tenant = 'acme'): Row => ({
  tenant,
  id,
  revision,
  first_seen: text,
  text,
})
const revised = { revision: 'revision', keep: ['first_seen'] }

describe('the rows of one transaction', () => {
  it('are all written when the table has no revisions', () =>
    expect(gathered({}, [note('1', 1, 'a'), note('1', 1, 'b')])).toEqual({
      size: 2,
      fresh: 'acme\t1\t1\ta\ta\nacme\t1\t1\tb\tb\n',
      replacing: '',
    }))

  it('are one for each key when it has, the highest revision, with what is kept of the first', () =>
    expect(gathered(revised, [note('1', 2, 'a'), note('1', 4, 'b'), note('1', 3, 'c'), note('1', 4, 'd')])).toEqual({
      size: 1,
      fresh: 'acme\t1\t4\ta\tb\n',
      replacing: '',
    }))

  it('are told apart by the whole key', () =>
    expect(gathered(revised, [note('1', 1, 'a'), note('1', 1, 'b', 'other')]).size).toBe(2))

  it('go by the other way when they are likely to find a row of theirs, unless that is in here', () => {
    const replaces = ({ revision }: Row) => (revision as number) > 1
    const rows = [note('1', 1, 'a'), note('2', 2, 'b'), note('1', 2, 'c'), note('2', 3, 'd')]
    expect(gathered({ ...revised, replaces }, rows)).toEqual({
      size: 2,
      fresh: 'acme\t1\t2\ta\tc\n',
      replacing: 'acme\t2\t3\tb\td\n',
    })
  })

  it('are as many as are given, cut into pieces', () => {
    const many = Array.from({ length: 1_234 }, (_, number) => note(String(number), 1, 'x'))
    expect(gathered(revised, many).fresh.match(/\n/g)).toHaveLength(1_234)
  })
})
