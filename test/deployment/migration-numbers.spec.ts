import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Both landed before anybody looked. Neither of a pair needs the other. */
const TWICE = ['services/access-decision/src/migrations 0012', 'services/audit-trail/src/migrations 0015']

it('migrations of a service have a number each, so that their order is one', () => {
  const files = globSync('{libs,services}/*/src/**/migrations/*.sql', { cwd: root })
  const numbers = files.map((file) => `${dirname(file).split('\\').join('/')} ${basename(file).slice(0, 4)}`)
  expect(files.length).toBeGreaterThan(30)
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index).toSorted()).toEqual(TWICE)
})
