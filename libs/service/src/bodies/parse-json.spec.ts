import { describe, expect, it } from 'vitest'
import { HttpProblem } from '../problems/http-problem.js'
import { DEEPEST_NESTING, parseJson } from './parse-json.js'

const parse = (text: string) => parseJson(Buffer.from(text))

const problemOf = (body: Uint8Array): HttpProblem => {
  try {
    parseJson(body)
  } catch (error) {
    if (error instanceof HttpProblem) return error
    throw error
  }
  throw new Error('was accepted')
}
const problemOfText = (text: string) => problemOf(Buffer.from(text))

describe('a JSON body', () => {
  it('is read as it is', () => {
    expect(parse('{"name":"Päädyn ovi 🚪","n":[1,null,true]}')).toEqual({ name: 'Päädyn ovi 🚪', n: [1, null, true] })
  })

  it.each([
    ['{"a":1,}', 7],
    ['{"a":', 5],
    ['{"a": nul}', 6],
    ['', 0],
    ['[1,2', 4],
    ['{“a”: 1}', 1],
  ])('that is none is refused with the position: %s', (text, position) => {
    expect(problemOfText(text)).toMatchObject({ status: 400, code: 'not_json', details: { field: 'body', position } })
  })

  it('that names a member twice is refused, naming it, at any depth', () => {
    expect(problemOfText('{"name":"a","name":"b"}')).toMatchObject({ status: 400, details: { field: 'name' } })
    expect(problemOfText('{"a":[{"b":1,"c":":","b":2}]}').details).toMatchObject({ field: 'a.0.b' })
    expect(parse('{"a":":","b":{"a":"x:y"}}')).toEqual({ a: ':', b: { a: 'x:y' } })
  })

  it('with comments is refused', () => expect(problemOfText('{"a":1} // note').code).toBe('not_json'))

  it('that is not UTF-8 is refused', () => expect(problemOf(Buffer.from([0x22, 0xff, 0x22])).code).toBe('not_json'))

  it('with NUL or half a surrogate pair is refused, naming the field', () => {
    expect(problemOfText('{"a":{"b":"x\\u0000y"}}').details).toMatchObject({ field: 'a.b' })
    expect(problemOfText('{"a":["fine","\\ud83d"]}').details).toMatchObject({ field: 'a.1' })
    expect(problemOfText('{"\\udc00":1}').status).toBe(400)
  })

  it('with keys that reach for prototypes is refused and changes nothing', () => {
    expect(problemOfText('{"__proto__":{"admin":true}}').details).toMatchObject({ field: '__proto__' })
    expect({}).not.toHaveProperty('admin')
  })

  it('is refused when nested too deeply, however deep', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(parse(nested(DEEPEST_NESTING))).toBeInstanceOf(Array)
    for (const depth of [DEEPEST_NESTING + 1, 200_000])
      expect(problemOfText(nested(depth)).code).toBe('invalid_request')
  })

  it('is refused when cut short deep inside', () => {
    expect(problemOfText('['.repeat(300_000)).code).toBe('not_json')
  })
})
