import { axisCameraStation } from './axis-camera-station.js'
import { axisRecorder } from './axis-recorder.js'
import { onvifRecorder } from './onvif-recorder.js'
import type { KnownRecorder, Recorder } from '../snapshots/recorder.js'
import type { RecorderAccess } from './recorder-access.js'
import { templateRecorder } from './template-recorder.js'

type Driver = (known: KnownRecorder, access: RecorderAccess) => Recorder

const DRIVERS: Readonly<Record<string, Driver>> = {
  template: templateRecorder,
  axis: axisRecorder,
  'axis-camera-station': axisCameraStation,
  onvif: onvifRecorder,
}

/** The driver that the label `nvr_driver` names; undefined when the recorder knows no command `snapshot`. */
export const recorderOf = (known: KnownRecorder, access: RecorderAccess): Recorder | undefined =>
  DRIVERS[known.labels['nvr_driver'] ?? 'template']?.(known, access)
