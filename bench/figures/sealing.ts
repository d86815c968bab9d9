import { newKey, seal, unseal } from '@doorledger/privacy'
import { randomUUID } from 'node:crypto'
import { type Figure, median } from '../figure.ts'

const FIELDS = 20_000
const ROUNDS = 15
const BOUND_US = 20

/** What it costs to seal a field of somebody, and to read it again. */
export async function* sealing(): AsyncGenerator<Figure> {
  const key = newKey()
  const texts = Array.from({ length: FIELDS }, (_, number) => `Somebody Number ${number}`)
  const places = texts.map(() => ({
    tenantId: 'default',
    personId: randomUUID(),
    eventId: randomUUID(),
    field: 'name',
  }))
  const [sealings, unsealings]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    const sealed = texts.map((text, number) => seal(key, places[number]!, text))
    const sealedAt = performance.now()
    const opened = sealed.map((text, number) => unseal(key, places[number]!, text))
    unsealings.push(microseconds(performance.now() - sealedAt))
    sealings.push(microseconds(sealedAt - startedAt))
    if (opened.at(-1) !== texts.at(-1)) throw new Error('What was sealed came out as something else')
  }
  yield figureOf('sealing', median(sealings))
  yield figureOf('unsealing', median(unsealings))
}

const microseconds = (elapsedMs: number): number => (elapsedMs * 1_000) / FIELDS

const figureOf = (what: string, tookUs: number): Figure => ({
  name: `${what} a field ÷ ${BOUND_US} µs`,
  ratio: tookUs / BOUND_US,
  bound: { atMost: 1 },
  detail: `${tookUs.toFixed(2)} µs a field, AES-256-GCM; median of ${ROUNDS} times ${FIELDS}`,
})
