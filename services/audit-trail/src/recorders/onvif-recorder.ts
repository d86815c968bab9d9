import { FetchRefused } from '@doorledger/outbound'
import type { KnownRecorder, Recorder, RecorderCamera } from '../snapshots/recorder.js'
import { all, at, attributeOf, bodyIn, message, type Part, soapRequest, textAt } from './onvif-messages.js'
import { type RecorderAccess, type RecorderRequests, recorderRequests } from './recorder-access.js'

const DEVICE = 'http://www.onvif.org/ver10/device/wsdl'
const MEDIA = 'http://www.onvif.org/ver10/media/wsdl'
const SEARCH = 'http://www.onvif.org/ver10/search/wsdl'
const REPLAY = 'http://www.onvif.org/ver10/replay/wsdl'

/**
 * An ONVIF device or recorder (profiles S and G): a still by its snapshot URI, which is of now; and, where it searches
 * recordings, the address under which a player finds that of the time of the event. Labels: `nvr_address`. Written from
 * the public specifications; tried against a server of our own that answers as they say.
 * @see https://www.onvif.org/specs/srv/media/ONVIF-Media-Service-Spec.pdf
 * @see https://www.onvif.org/specs/srv/rsrch/ONVIF-RecordingSearch-Service-Spec.pdf
 */
export const onvifRecorder = (known: KnownRecorder, access: RecorderAccess): Recorder => ({
  cameras: async () => {
    const device = await openedDevice(recorderRequests(known, access), known.login)
    return (await profilesOf(device)).map(({ token, name }): RecorderCamera => ({ address: token, name }))
  },
  snapshot: async (camera, time) => {
    const requests = recorderRequests(known, access)
    const device = await openedDevice(requests, known.login)
    const profile = (await profilesOf(device)).find(({ token, name, source }) => [token, name, source].includes(camera))
    if (profile === undefined) throw new FetchRefused('not_found', 'The recorder has no such camera')
    const recordingUrl = await recordingOf(device, profile, time)
    const uri = message`<GetSnapshotUri xmlns="${MEDIA}"><ProfileToken>${profile.token}</ProfileToken></GetSnapshotUri>`
    const url = textAt(await device.call(MEDIA, uri), 'GetSnapshotUriResponse', 'MediaUri', 'Uri')
    if (url === undefined) throw new FetchRefused('not_found', 'The camera gives no still')
    const bytes = await requests.ask(url)
    return { bytes, cameraName: profile.name, kind: 'live', ...(recordingUrl !== undefined && { recordingUrl }) }
  },
})

interface Device {
  readonly offers: (service: string) => boolean
  /** @returns what the body of the answer holds; undefined after a fault */
  readonly call: (service: string, body: string) => Promise<Part>
}

/** Asks which services there are. Whatever host they name, it is the recorder that is asked: it may know itself by another. */
const openedDevice = async ({ address, ask }: RecorderRequests, login: string | undefined): Promise<Device> => {
  const post = async (url: string, body: string): Promise<Part> => {
    const headers = { 'content-type': 'application/soap+xml; charset=utf-8', accept: 'application/soap+xml' }
    const answer = await ask(url, { body: soapRequest(body, login, new Date()), headers })
    return bodyIn(answer.toString('utf8'))
  }
  const question = message`<GetServices xmlns="${DEVICE}"><IncludeCapability>false</IncludeCapability></GetServices>`
  const services = at(await post(`${address}/onvif/device_service`, question), 'GetServicesResponse')
  const places = new Map(
    all(services, 'Service').map((service) => {
      const url = URL.parse(textAt(service, 'XAddr') ?? '')
      return [textAt(service, 'Namespace'), `${address}${url?.pathname ?? ''}${url?.search ?? ''}`]
    }),
  )
  return {
    offers: (service) => places.has(service),
    call: async (service, body) => {
      const place = places.get(service)
      return place === undefined ? undefined : post(place, body)
    },
  }
}

interface Profile {
  readonly token: string
  readonly name: string
  /** what it sees by: recordings name it */
  readonly source: string
}

const profilesOf = async ({ call }: Device): Promise<readonly Profile[]> => {
  const answer = at(await call(MEDIA, message`<GetProfiles xmlns="${MEDIA}"/>`), 'GetProfilesResponse')
  return all(answer, 'Profiles').flatMap((profile) => {
    const token = attributeOf(profile, 'token')
    const source = textAt(profile, 'VideoSourceConfiguration', 'SourceToken') ?? ''
    return token === undefined ? [] : [{ token, name: textAt(profile, 'Name') ?? token, source }]
  })
}

/** Where a player finds the recording of that time, if there is one. */
const recordingOf = async ({ offers, call }: Device, { source }: Profile, time: Date): Promise<string | undefined> => {
  if (!offers(SEARCH) || !offers(REPLAY)) return undefined
  const find = message`<FindRecordings xmlns="${SEARCH}"><Scope><tt:IncludedSources><tt:Token>${source}</tt:Token></tt:IncludedSources></Scope><KeepAliveTime>PT10S</KeepAliveTime></FindRecordings>`
  const search = textAt(await call(SEARCH, find), 'FindRecordingsResponse', 'SearchToken')
  if (search === undefined) return undefined
  const results = message`<GetRecordingSearchResults xmlns="${SEARCH}"><SearchToken>${search}</SearchToken><WaitTime>PT1S</WaitTime></GetRecordingSearchResults>`
  const found = at(await call(SEARCH, results), 'GetRecordingSearchResultsResponse', 'ResultList')
  const recording = all(found, 'RecordingInformation').find((each) => covers(each, source, time))
  const token = textAt(recording, 'RecordingToken')
  if (token === undefined) return undefined
  const replay = message`<GetReplayUri xmlns="${REPLAY}"><StreamSetup><tt:Stream>RTP-Unicast</tt:Stream><tt:Transport><tt:Protocol>RTSP</tt:Protocol></tt:Transport></StreamSetup><RecordingToken>${token}</RecordingToken></GetReplayUri>`
  return withoutLogin(textAt(await call(REPLAY, replay), 'GetReplayUriResponse', 'Uri'))
}

const covers = (recording: Part, source: string, time: Date): boolean => {
  const from = Date.parse(textAt(recording, 'EarliestRecording') ?? '')
  const to = Date.parse(textAt(recording, 'LatestRecording') ?? '')
  const isOfCamera = (textAt(recording, 'Source', 'SourceId') ?? source).endsWith(source)
  return isOfCamera && from <= time.getTime() && time.getTime() <= to
}

const withoutLogin = (address: string | undefined): string | undefined => {
  const url = URL.parse(address ?? '')
  if (url === null) return undefined
  return url.href.replace(/^(\w+:\/\/)[^/@]*@/, '$1')
}
