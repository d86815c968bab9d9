import { expect, it } from 'vitest'
import { Turns } from './turns.js'

it('lets as many work at once as there are turns, in the order they came, whether they fail or not', async () => {
  const turns = new Turns(2)
  const begun: number[] = []
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const works = ends.map(({ promise }, number) =>
    turns
      .take(() => {
        begun.push(number)
        return promise
      })
      .catch(() => 'failed'),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  ends[1]!.reject(new Error('no'))
  expect(await works[1]).toBe('failed')
  expect(begun).toEqual([0, 1, 2])
  for (const { resolve } of ends) resolve()
  await Promise.all(works)
  expect(begun).toEqual([0, 1, 2, 3, 4])
})
