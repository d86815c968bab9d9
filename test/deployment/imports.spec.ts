import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../../', import.meta.url))

it('no source imports what was compiled: types are checked while that is being made', () => {
  const files = globSync(['{libs,services}/*/{src,server,test}/**/*.ts', '{test,bench}/**/*.ts'], { cwd: repository })
  const importing = files.filter((file) => /from '\.[^']*\/dist\//.test(readFileSync(`${repository}${file}`, 'utf8')))
  expect(files.length).toBeGreaterThan(1_000)
  expect(importing).toEqual([])
})
