import { describe, expect, it } from 'vitest'
import { Durations } from './durations.js'

describe('durations', () => {
  it('are told as a Prometheus histogram, by their labels', () => {
    const durations = new Durations('request_seconds', 'Time of a request', ['route', 'status'])
    for (const durationMs of [0.4, 3, 3, 20_000]) durations.of('/v1/devices', '200').add(durationMs)
    durations.of('/v1/devices', '404').add(1)
    const lines = durations.text().split('\n')
    expect(lines.slice(0, 2)).toEqual(['# HELP request_seconds Time of a request', '# TYPE request_seconds histogram'])
    expect(lines).toContain('request_seconds_bucket{le="0.001",route="/v1/devices",status="200"} 1')
    expect(lines).toContain('request_seconds_bucket{le="0.005",route="/v1/devices",status="200"} 3')
    expect(lines).toContain('request_seconds_bucket{le="10",route="/v1/devices",status="200"} 3')
    expect(lines).toContain('request_seconds_bucket{le="+Inf",route="/v1/devices",status="200"} 4')
    expect(lines).toContain('request_seconds_count{route="/v1/devices",status="404"} 1')
  })

  it('keep labels apart from the syntax around them', () => {
    const durations = new Durations('x', 'y', ['route'])
    durations.of('a"b\\c\nd').add(1)
    expect(durations.text()).toContain('x_count{route="a\\"b\\\\c\\nd"} 1')
  })
})
