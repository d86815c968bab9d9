import { describe, expect, it } from 'vitest'
import { testsOfChange } from '../../scripts/test/tests-of-change.mjs'

describe('tests of a change', () => {
  it('are those of the projects it affects, and of the whole when a service is among them', () => {
    expect(testsOfChange(['libs/csv/src/parse.ts'], ['libs/csv/'])).toEqual(['libs/csv/'])
    expect(testsOfChange(['services/directory/src/main.ts'], ['services/directory/'])).toEqual([
      'services/directory/',
      'test/',
    ])
  })

  it('are those that changed themselves, which no project depends on', () => {
    expect(testsOfChange(['libs/kernel/src/site-day.spec.ts'], [])).toEqual(['libs/kernel/'])
    expect(testsOfChange(['services/standalone/test/matrix/routes.ts'], [])).toEqual(['services/standalone/', 'test/'])
    expect(testsOfChange(['test/faults/round.ts'], [])).toEqual(['test/'])
  })

  it('are all when what they stand on changed', () => {
    expect(testsOfChange(['libs/testing/src/given.ts'], ['libs/testing/'])).toBeUndefined()
    expect(testsOfChange(['vitest.config.ts'], [])).toBeUndefined()
  })

  it('are none when only texts changed', () => {
    expect(testsOfChange(['docs/architecture.md'], [])).toEqual([])
  })
})
