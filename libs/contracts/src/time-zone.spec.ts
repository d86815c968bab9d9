import { describe, expect, it } from 'vitest'
import { timeZone } from './time-zone.js'

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Helsinki', 'America/Argentina/Buenos_Aires', 'Etc/GMT+2'])('is one of IANA: %s', (zone) =>
    expect(timeZone.parse(zone)).toBe(zone),
  )

  it.each(['+02:00', '-0330', '+02', '\u221202:00', '', 'Europe', 'Mars/Olympus', ' UTC'])('is not %j', (zone) => {
    const { error } = timeZone.safeParse(zone)
    expect(error?.issues[0]?.message).toContain('IANA')
  })
})
