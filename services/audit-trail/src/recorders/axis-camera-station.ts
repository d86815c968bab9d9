import { FetchRefused } from '@doorledger/outbound'
import { z } from 'zod'
import type { KnownRecorder, Recorder, RecorderCamera } from '../snapshots/recorder.js'
import { type RecorderAccess, type RecorderRequests, recorderRequests } from './recorder-access.js'

const MOST_CAMERAS = 1_000
/** A clip of what happened just before and after. */
const BEFORE_MS = 1_000
const AFTER_MS = 3_000

const cameraId = z.union([z.string(), z.object({ Id: z.string() }).transform(({ Id }) => Id)])
const cameraList = z.object({ Cameras: z.array(z.object({ CameraId: cameraId, Name: z.string() })) })

/**
 * AXIS Camera Station, by its HTTP API: cameras are listed by `CameraListFacade`, and of the time of the event a clip is
 * exported. Labels: `nvr_address`, such as `https://10.0.4.3:29204`. Written from what Axis and users of the API publish;
 * tried against a server of our own that answers as described there.
 * @see https://developer.axis.com/axis-camera-station-pro/
 */
export const axisCameraStation = (known: KnownRecorder, access: RecorderAccess): Recorder => ({
  cameras: () => camerasOf(recorderRequests(known, access)),
  snapshot: async (camera, at) => {
    const requests = recorderRequests(known, access)
    const cameraName = (await camerasOf(requests)).find(({ address }) => address === camera)?.name
    if (cameraName === undefined) throw new FetchRefused('not_found', 'The recorder has no such camera')
    const query = new URLSearchParams({
      camera,
      quality: 'high',
      start: acsTime(at.getTime() - BEFORE_MS),
      end: acsTime(at.getTime() + AFTER_MS),
      audio: '0',
    })
    const bytes = await requests.ask(`${requests.address}/Acs/Streaming/Video/Export/MP4/?${query.toString()}`)
    if (bytes.length === 0) throw new FetchRefused('not_found', 'There is no recording of that time')
    if (bytes.toString('latin1', 4, 8) !== 'ftyp') throw new FetchRefused('failed', 'The recorder gave no clip')
    return { bytes, cameraName, kind: 'recording', mime: 'video/mp4' }
  },
})

const camerasOf = async ({ address, ask }: RecorderRequests): Promise<readonly RecorderCamera[]> => {
  const body = JSON.stringify({ range: { StartIndex: 0, NumberOfElements: MOST_CAMERAS } })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await ask(`${address}/Acs/Api/CameraListFacade/GetCameraList`, { body, headers })
  const { data } = cameraList.safeParse(jsonIn(answer.toString('utf8')))
  if (data === undefined) throw new FetchRefused('failed', 'The recorder gave no list of cameras')
  return data.Cameras.map(({ CameraId, Name }) => ({ address: CameraId, name: Name }))
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `2026-11-13-071752-4000000Z`: UTC, seven digits of a second. */
export const acsTime = (atMs: number): string => {
  const [day = '', time = ''] = new Date(atMs).toISOString().split('T')
  return `${day}-${time.slice(0, 8).replaceAll(':', '')}-${time.slice(9, 12)}0000Z`
}
