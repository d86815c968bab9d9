import { describe, expect, it } from 'vitest'
import { dataUriIn } from './data-uri.js'
import { isClip } from './shown-as.js'

describe('a data URI', () => {
  it('gives its type and its bytes', () => {
    const { mime, bytes } = dataUriIn('data:Image/PNG;base64,aGVsbG8=')!
    expect([mime, bytes.toString()]).toEqual(['image/png', 'hello'])
    expect(dataUriIn('data:image/jpeg;charset=utf-8;base64,aGVsbG8=')!.mime).toBe('image/jpeg')
  })

  it.each([
    '',
    'image/png',
    'data:image/png,hello',
    'data:;base64,aGVsbG8=',
    'data:image/png;base64,a b',
    'https://a.example/',
  ])('is none: %j', (text) => expect(dataUriIn(text)).toBeUndefined())
})

describe('what is behind an address', () => {
  it.each([
    ['https://a.example/clip.MP4?X-Amz-Signature=abc#t=5', undefined],
    ['https://a.example/live.m3u8', undefined],
    ['https://a.example/media/17', 'video/quicktime'],
  ])('is a clip: %s %s', (url, mime) => expect(isClip(url, mime)).toBe(true))

  it.each([
    ['https://a.example/still.jpg?file=clip.mp4', undefined],
    ['https://a.example/media/17', 'image/jpeg'],
    ['https://mp4.example/', undefined],
  ])('is a picture: %s %s', (url, mime) => expect(isClip(url, mime)).toBe(false))
})
