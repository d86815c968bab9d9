import { describe, expect, it } from 'vitest'
import { mediaHosts } from './media-hosts.js'
import { securityHeadersFor } from './security-headers.js'

const policyFor = (hosts: readonly string[]) => securityHeadersFor(hosts)['content-security-policy']

describe('hosts of pictures', () => {
  it('are listed with commas or spaces, and stand in the policy over https alone', () => {
    const hosts = mediaHosts.parse('Clips.example, *.cameras.example 10.0.4.2:8443')
    expect(hosts).toEqual(['clips.example', '*.cameras.example', '10.0.4.2:8443'])
    const sources = "'self' data: blob: https://clips.example https://*.cameras.example https://10.0.4.2:8443;"
    expect(policyFor(hosts)).toContain(`img-src ${sources}`)
    expect(policyFor(hosts)).toContain(`media-src ${sources}`)
  })

  it('are none unless the operator lists them', () => {
    expect(policyFor(mediaHosts.parse(undefined))).toContain(
      "img-src 'self' data: blob:; media-src 'self' data: blob:;",
    )
  })

  it.each(['https://clips.example', 'clips.example;script-src', '*', "'unsafe-inline'", 'a/b'])(
    'are refused where they are none: %s',
    (text) => expect(mediaHosts.safeParse(text).success).toBe(false),
  )
})
