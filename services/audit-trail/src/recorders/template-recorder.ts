import { fetchOutside, FetchRefused } from '@doorledger/outbound'
import type { KnownRecorder, Recorder, RecorderPicture } from '../snapshots/recorder.js'
import { fetchBounds, type RecorderAccess } from './recorder-access.js'

/**
 * Any recorder that gives a still by one request. Its labels: `nvr_snapshot_url`, and `nvr_live_url` for when there is
 * no recording; in both `{camera}`, `{date_time}` (RFC 3339, UTC), `{epoch_sec}` and `{epoch_ms}` are filled in.
 */
export const templateRecorder = (known: KnownRecorder, access: RecorderAccess): Recorder => ({
  snapshot: async (camera, at) => {
    const { nvr_snapshot_url: recorded, nvr_live_url: live } = known.labels
    const picture = async (template: string, kind: RecorderPicture['kind']): Promise<RecorderPicture> => {
      const { bytes } = await fetchOutside(filledIn(template, camera, at), fetchBounds(known, access))
      return { bytes, cameraName: known.labels[`camera_name_${camera}`] ?? camera, kind }
    }
    if (recorded === undefined && live === undefined) throw new FetchRefused('not_found', 'The recorder has no address')
    if (recorded === undefined) return picture(live!, 'live')
    return picture(recorded, 'recording').catch((error: unknown) => {
      const isWithout = error instanceof FetchRefused && error.fault === 'not_found' && live !== undefined
      if (!isWithout) throw error
      return picture(live, 'live')
    })
  },
})

/** Only values are filled in, encoded: a name of a camera leads nowhere else. */
export const filledIn = (template: string, camera: string, at: Date): string => {
  const values: Readonly<Record<string, string>> = {
    camera,
    date_time: at.toISOString(),
    epoch_sec: String(Math.floor(at.getTime() / 1_000)),
    epoch_ms: String(at.getTime()),
  }
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : encodeURIComponent(values[name]),
  )
}
