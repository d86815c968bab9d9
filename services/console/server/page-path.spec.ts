import { describe, expect, it } from 'vitest'
import { isPagePath } from './page-path.js'

describe('a path that no route answers', () => {
  it.each([
    '/',
    '/access-log?range=today',
    '/locks/front-door',
    '/people/anna',
    '/people/anna.berg',
    '/locks/floor.2',
    '/v1x',
  ])('%s is a page', (path) => expect(isPagePath(path)).toBe(true))
  it.each([
    '/v1/nothing',
    '/v1',
    '/docs/x',
    '/health/x',
    '/metrics',
    '/.well-known/x',
    '/openapi.json',
    '/assets/x.js',
    '/robots.txt',
  ])('%s is not a page', (path) => expect(isPagePath(path)).toBe(false))
})
