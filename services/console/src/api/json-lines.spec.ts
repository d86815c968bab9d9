import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLines } from './json-lines'

const streamOf = (chunks: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

const linesOf = async (chunks: readonly Uint8Array[]) => {
  const all: unknown[] = []
  for await (const lines of jsonLines(streamOf(chunks))) all.push(...lines)
  return all
}

describe('lines of JSON', () => {
  it('come out as they went in, wherever chunks of bytes begin and end', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 1 })),
        fc.array(fc.nat(80), { maxLength: 8 }),
        async (values, cuts) => {
          const bytes = new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
          const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((one, other) => one - other)]
          const chunks = places.map((from, n) => bytes.slice(from, places[n + 1]))
          expect(await linesOf(chunks)).toEqual(JSON.parse(JSON.stringify(values)))
        },
      ),
      { numRuns: 50 },
    ))

  it('count the last one though no end of a line follows it', async () => {
    expect(await linesOf([new TextEncoder().encode('{"kind":"done"}')])).toEqual([{ kind: 'done' }])
  })
})
