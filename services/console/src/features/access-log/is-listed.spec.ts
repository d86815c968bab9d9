import { describe, expect, it } from 'vitest'
import { isListed } from './is-listed'

const hosts = ['clips.example', '*.cameras.example', '10.0.4.2:8443']

describe('a picture behind an address', () => {
  it.each(['https://clips.example/a.mp4?X=1', 'https://a.b.cameras.example/', 'https://10.0.4.2:8443/a'])(
    'is shown here: %s',
    (address) => expect(isListed(address, hosts)).toBe(true),
  )

  it.each([
    'http://clips.example/a.jpg',
    'https://clips.example:8443/a.jpg',
    'https://cameras.example/a.jpg',
    'https://evil-cameras.example/a.jpg',
    'https://clips.example.evil.example/a.jpg',
    'clips.example',
  ])('is opened elsewhere: %s', (address) => expect(isListed(address, hosts)).toBe(false))
})
