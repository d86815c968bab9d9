import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acsTime, axisCameraStation } from './axis-camera-station.js'
import { access, type RecorderServer, recorderServer } from './recorder-server.fixture.js'

const LOBBY = '14123_10872797-d29b-44dc-a363-bc81528e7c3c'
const at = new Date('2026-11-13T07:17:52.400Z')
const clip = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(64, 1)])

let server: RecorderServer
let given = clip
let cameras: unknown = {
  Cameras: [
    { CameraId: { Id: LOBBY }, Name: 'Lobby' },
    { CameraId: 'b', Name: 'Dock' },
  ],
}

beforeAll(async () => {
  server = await recorderServer(({ url }, body, response) => {
    if (url === '/Acs/Api/CameraListFacade/GetCameraList') {
      return void response.end(
        (JSON.parse(body) as { range: { NumberOfElements: number } }).range.NumberOfElements > 0
          ? JSON.stringify(cameras)
          : '',
      )
    }
    response.setHeader('content-type', 'video/mp4').end(given)
  })
})
afterAll(() => server.close())

describe('AXIS Camera Station', () => {
  it('tells its cameras, each a zone whose address devices name', async () => {
    expect(await axisCameraStation(server.known(), access).cameras!()).toEqual([
      { address: LOBBY, name: 'Lobby' },
      { address: 'b', name: 'Dock' },
    ])
  })

  it('gives a clip of the time of the event', async () => {
    const picture = await axisCameraStation(server.known(), access).snapshot(LOBBY, at)
    expect(picture).toEqual({ bytes: clip, cameraName: 'Lobby', kind: 'recording', mime: 'video/mp4' })
    const url = new URL(server.asked.at(-1)!.split(' ')[1]!, server.address)
    expect(url.pathname).toBe('/Acs/Streaming/Video/Export/MP4/')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      camera: LOBBY,
      start: '2026-11-13-071751-4000000Z',
      end: '2026-11-13-071755-4000000Z',
    })
    expect(acsTime(at.getTime())).toBe('2026-11-13-071752-4000000Z')
  })

  it('says why it gives none', async () => {
    const recorder = axisCameraStation(server.known(), access)
    await expect(recorder.snapshot('attic', at)).rejects.toMatchObject({ fault: 'not_found' })
    given = Buffer.alloc(0)
    await expect(recorder.snapshot(LOBBY, at)).rejects.toMatchObject({ fault: 'not_found' })
    given = Buffer.from('<html>not found</html>')
    await expect(recorder.snapshot(LOBBY, at)).rejects.toMatchObject({ fault: 'failed' })
    cameras = { Message: 'error' }
    await expect(recorder.cameras!()).rejects.toMatchObject({ fault: 'failed' })
    const stranger = axisCameraStation(server.known({}, 'somebody:else'), access)
    await expect(stranger.cameras!()).rejects.toMatchObject({ fault: 'not_signed_in' })
  })
})
