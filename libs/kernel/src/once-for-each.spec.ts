import { expect, it } from 'vitest'
import { onceForEach } from './once-for-each.js'

it('finds what stands under a key once, and tells keys apart that read the same when joined', async () => {
  const asked: string[][] = []
  const find = onceForEach((...key: [string, string]) => {
    asked.push(key)
    return Promise.resolve(asked.length)
  })
  expect(await Promise.all([find('a', 'b'), find('a', 'b'), find('ab', '')])).toEqual([1, 1, 2])
  expect(await find('ab', '')).toBe(2)
  expect(asked).toEqual([
    ['a', 'b'],
    ['ab', ''],
  ])
})
