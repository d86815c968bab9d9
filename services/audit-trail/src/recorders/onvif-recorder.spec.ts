import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at as partAt, bodyIn, textAt } from './onvif-messages.js'
import { onvifRecorder } from './onvif-recorder.js'
import { access, type RecorderServer, recorderServer } from './recorder-server.fixture.js'

const time = new Date('2026-11-13T07:17:52.400Z')
const still = Buffer.from('still of now')
let server: RecorderServer
let recordedTo = '2026-11-14T00:00:00Z'

/** As devices answer: prefixes of their own, and a host that they know themselves by. */
const answers: Record<string, () => string> = {
  GetServices: () =>
    `<tds:GetServicesResponse>${['media', 'search', 'replay']
      .map(
        (name) =>
          `<tds:Service><tds:Namespace>http://www.onvif.org/ver10/${name}/wsdl</tds:Namespace><tds:XAddr>http://192.168.9.9/onvif/${name}</tds:XAddr></tds:Service>`,
      )
      .join('')}</tds:GetServicesResponse>`,
  GetProfiles: () => `<trt:GetProfilesResponse>
    <trt:Profiles token="p1"><tt:Name>Lobby &amp; stairs</tt:Name><tt:VideoSourceConfiguration token="c"><tt:SourceToken>src-1</tt:SourceToken></tt:VideoSourceConfiguration></trt:Profiles>
    <trt:Profiles token="p2"><tt:Name>Dock</tt:Name></trt:Profiles></trt:GetProfilesResponse>`,
  FindRecordings: () =>
    `<tse:FindRecordingsResponse><tse:SearchToken>s1</tse:SearchToken></tse:FindRecordingsResponse>`,
  GetRecordingSearchResults: () => `<tse:GetRecordingSearchResultsResponse><tse:ResultList>
    <tt:SearchState>Completed</tt:SearchState>
    <tt:RecordingInformation><tt:RecordingToken>r1</tt:RecordingToken><tt:Source><tt:SourceId>urn:src-1</tt:SourceId></tt:Source>
      <tt:EarliestRecording>2026-11-01T00:00:00Z</tt:EarliestRecording><tt:LatestRecording>${recordedTo}</tt:LatestRecording>
    </tt:RecordingInformation></tse:ResultList></tse:GetRecordingSearchResultsResponse>`,
  GetReplayUri: () =>
    `<trp:GetReplayUriResponse><trp:Uri>rtsp://viewer:secret@10.0.4.2:554/replay?r=1&amp;t=x</trp:Uri></trp:GetReplayUriResponse>`,
  GetSnapshotUri: () =>
    `<trt:GetSnapshotUriResponse><trt:MediaUri><tt:Uri>${server.address}/still.jpg?c=1&amp;q=2</tt:Uri></trt:MediaUri></trt:GetSnapshotUriResponse>`,
}
const PREFIXES = ['tds', 'trt', 'tse', 'trp', 'tt'].map((prefix) => ` xmlns:${prefix}="urn:${prefix}"`).join('')
const envelope = (body: string) =>
  `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"${PREFIXES}><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`

beforeAll(async () => {
  server = await recorderServer(({ url }, body, response) => {
    if (url?.startsWith('/still.jpg') === true) return void response.end(still)
    const name = Object.keys(answers).find((each) => body.includes(`<${each} `))
    response.end(envelope(name === undefined ? '<f:Fault xmlns:f="urn:f"/>' : answers[name]!()))
  })
})
afterAll(() => server.close())

describe('an ONVIF recorder', () => {
  it('tells its cameras', async () => {
    expect(await onvifRecorder(server.known(), access).cameras!()).toEqual([
      { address: 'p1', name: 'Lobby & stairs' },
      { address: 'p2', name: 'Dock' },
    ])
  })

  it.each(['p1', 'src-1', 'Lobby & stairs'])(
    'gives a still of now of %s, and where the recording is',
    async (camera) => {
      expect(await onvifRecorder(server.known(), access).snapshot(camera, time)).toEqual({
        bytes: still,
        cameraName: 'Lobby & stairs',
        kind: 'live',
        recordingUrl: 'rtsp://10.0.4.2:554/replay?r=1&t=x',
      })
      expect(server.asked.at(-1)).toBe('GET /still.jpg?c=1&q=2 ')
      expect(server.asked.some((asked) => asked.startsWith('POST /onvif/search '))).toBe(true)
    },
  )

  it('says nothing of a recording where none covers the time, and refuses cameras it does not have', async () => {
    recordedTo = '2026-11-13T07:17:52Z'
    const recorder = onvifRecorder(server.known(), access)
    expect(await recorder.snapshot('p1', time)).not.toHaveProperty('recordingUrl')
    await expect(recorder.snapshot('attic', time)).rejects.toMatchObject({ fault: 'not_found' })
  })

  it('is told the password by its digest alone', async () => {
    await onvifRecorder(server.known(), access).cameras!()
    const asked = server.asked.at(-1)!
    expect(asked).not.toContain('secret')
    const sent = bodyIn(asked.slice(asked.indexOf('<?xml')).replaceAll('s:Header', 's:Body'))
    const token = partAt(sent, 'Security', 'UsernameToken')
    const [nonce, created] = [textAt(token, 'Nonce')!, textAt(token, 'Created')!]
    const digest = createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update('secret')
    expect(textAt(token, 'Password')).toBe(digest.digest('base64'))
  })

  it('that answers nonsense is refused, and none of it is expanded', async () => {
    expect(bodyIn('<a><b></a>')).toBeUndefined()
    const bomb = `<!DOCTYPE a [<!ENTITY x "${'y'.repeat(100)}">]>${envelope('<a>&x;</a>')}`
    expect(bodyIn(bomb)).toBeUndefined()
    const nowhere = onvifRecorder(server.known({ nvr_address: `${server.address}/still.jpg#` }), access)
    await expect(nowhere.snapshot('p1', time)).rejects.toMatchObject({ name: 'FetchRefused' })
  })
})
