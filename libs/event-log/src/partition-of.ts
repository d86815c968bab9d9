const SEED = 0x9747b28c
const M = 0x5bd1e995
const R = 24

const mixed = (word: number): number => {
  const k = Math.imul(word, M)
  return Math.imul(k ^ (k >>> R), M)
}

/** MurmurHash2 as in Kafka's `org.apache.kafka.common.utils.Utils.murmur2`: a signed 32-bit integer. */
export const murmur2 = (bytes: Buffer): number => {
  const length = bytes.length
  const tail = length & ~3
  let h = SEED ^ length
  for (let i = 0; i < tail; i += 4) h = Math.imul(h, M) ^ mixed(bytes.readInt32LE(i))
  if (length > tail) h = Math.imul(h ^ bytes.readUIntLE(tail, length - tail), M)
  h = Math.imul(h ^ (h >>> 13), M)
  return h ^ (h >>> 15)
}

/**
 * The partition Kafka's Java client would choose for the key, so that every producer, in any language, and both
 * adapters of the log agree.
 */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions
