import { SNAPSHOT_LIMIT_BYTES } from '@doorledger/media'
import { type AllowedHosts, fetchOutside, type FetchOptions, FetchRefused } from '@doorledger/outbound'
import type { KnownRecorder } from '../snapshots/recorder.js'
import { FETCH_MS } from '../snapshots/snapshot-settings.js'

/** What the operator lets recorders be asked by. */
export interface RecorderAccess {
  readonly allowed: AllowedHosts
}

/** Recorders stand in the building: http is taken to hosts that the operator listed. */
export const fetchBounds = ({ login }: KnownRecorder, { allowed }: RecorderAccess): FetchOptions => ({
  allowed,
  mostBytes: SNAPSHOT_LIMIT_BYTES,
  timeoutMs: FETCH_MS,
  httpToAllowed: true,
  login,
})

/**
 * Asks a recorder several things within the time that one may take.
 * @throws {FetchRefused}
 */
export const recorderRequests = (known: KnownRecorder, access: RecorderAccess) => {
  const endsAtMs = performance.now() + FETCH_MS
  const address = known.labels['nvr_address']?.replace(/\/+$/, '')
  if (address === undefined) throw new FetchRefused('not_found', 'The recorder has no address')
  const { host } = new URL(address)
  return {
    address,
    /** @param url of the recorder itself: nobody else is told its login */
    ask: (url: string, more: Pick<FetchOptions, 'body' | 'headers'> = {}): Promise<Buffer> => {
      const bounds = fetchBounds(known, access)
      const timeoutMs = Math.max(1, Math.round(endsAtMs - performance.now()))
      const login = URL.parse(url)?.host === host ? bounds.login : undefined
      return fetchOutside(url, { ...bounds, timeoutMs, login, ...more }).then(({ bytes }) => bytes)
    },
  }
}
export type RecorderRequests = ReturnType<typeof recorderRequests>
