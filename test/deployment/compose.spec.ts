import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Compose {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>
}

const compose = parse(readFileSync(new URL('../../deploy/compose.yaml', import.meta.url), 'utf8')) as Compose

describe('the compose file', () => {
  it('hands on to the console the hosts whose pictures the operator lets it show, none when nobody says so', () => {
    expect(compose.services['console']!.environment).toMatchObject({ CONSOLE_MEDIA_HOSTS: '${CONSOLE_MEDIA_HOSTS:-}' })
  })
})
