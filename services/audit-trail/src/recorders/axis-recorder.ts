import type { KnownRecorder, Recorder } from '../snapshots/recorder.js'
import type { RecorderAccess } from './recorder-access.js'
import { templateRecorder } from './template-recorder.js'

/**
 * An Axis device, by VAPIX: a still of now of the camera with this number. Written from Axis' public documentation.
 * @see https://developer.axis.com/vapix/network-video/video-streaming/
 */
export const axisRecorder = (known: KnownRecorder, access: RecorderAccess): Recorder => {
  const address = known.labels['nvr_address']?.replace(/\/+$/, '')
  const live = address && { nvr_live_url: `${address}/axis-cgi/jpg/image.cgi?camera={camera}` }
  const { nvr_snapshot_url: _, ...labels } = known.labels
  return templateRecorder({ ...known, labels: { ...labels, ...live } }, access)
}
