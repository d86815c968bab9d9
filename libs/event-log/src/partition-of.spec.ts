import { describe, expect, it } from 'vitest'
import { murmur2, partitionOf } from './partition-of.js'

describe('the partitioner', () => {
  it.each([
    ['21', -973_932_308],
    ['foobar', -790_332_482],
    ['a-little-bit-long-string', -985_981_536],
    ['a-little-bit-longer-string', -1_486_304_829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
    ['abc', 479_470_107],
  ])("hashes %s as Kafka's own test expects", (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash)
  })

  it.each([
    ['t:ovi-ä', 128_037_741],
    ['漢字🚪', 46_223_864],
    ['é', 186_971_271],
  ])('hashes the UTF-8 bytes of %s, those above 127 unsigned, as kafka-clients 4.3 does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash)
  })

  it('makes a negative hash positive by dropping the sign bit, as Kafka does', () => {
    expect(partitionOf('foobar', 12)).toBe((-790_332_482 & 0x7fff_ffff) % 12)
  })

  it('stays below the number of partitions', () => {
    const chosen = Array.from({ length: 500 }, (_, i) => partitionOf(`default:door-${String(i)}`, 7))
    expect(new Set(chosen)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
  })
})
