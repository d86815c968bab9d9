import { describe, expect, it } from 'vitest'
import { filledIn } from './template-recorder.js'

const at = new Date('2026-11-13T07:17:52.400Z')

describe('the address of a still', () => {
  it('has the camera and the time of the event in it', () => {
    const template = 'https://nvr.example/still?c={camera}&t={date_time}&s={epoch_sec}&ms={epoch_ms}'
    expect(filledIn(template, 'Lobby 1', at)).toBe(
      'https://nvr.example/still?c=Lobby%201&t=2026-11-13T07%3A17%3A52.400Z&s=1794554272&ms=1794554272400',
    )
  })

  it('leads nowhere else, however a camera is named', () => {
    expect(filledIn('https://nvr.example/{camera}/x', '../../admin?a=b#', at)).toBe(
      'https://nvr.example/..%2F..%2Fadmin%3Fa%3Db%23/x',
    )
  })

  it('keeps what is no placeholder', () => {
    expect(filledIn('https://nvr.example/{other}', 'a', at)).toBe('https://nvr.example/{other}')
  })
})
