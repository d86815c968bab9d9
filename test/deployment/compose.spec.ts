import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lock, person } from '../../scripts/compose/bodies.mjs'

interface Compose {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>
}
interface Reference {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post: { readonly requestBody: { readonly content: Record<string, { schema: object }> } } }
    >
  >
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const compose = parse(read('deploy/compose.yaml')) as Compose

describe('the compose file', () => {
  it('hands on to the console the hosts whose pictures the operator lets it show, none when nobody says so', () => {
    expect(compose.services['console']!.environment).toMatchObject({ CONSOLE_MEDIA_HOSTS: '${CONSOLE_MEDIA_HOSTS:-}' })
  })

  it.each([
    ['device-ingest', '/v1/devices', lock],
    ['directory', '/v1/users', person],
  ])('is checked by requests that %s takes', (service, path, body) => {
    const { paths } = JSON.parse(read(`docs/reference/openapi/${service}.json`)) as Reference
    const { schema } = paths[path]!.post.requestBody.content['application/json']!
    const isValid = addFormats.default(new Ajv2020({ strict: false })).compile(schema)
    expect(isValid(body), JSON.stringify(isValid.errors)).toBe(true)
    expect(isValid({ firstName: 'Ada' })).toBe(false)
  })
})
