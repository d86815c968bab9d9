import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { AllowedHosts } from './allowed-hosts.js'
import { answerChallenge } from './answer-challenge.js'
import { AddressRefused, guardedLookup } from './guarded-lookup.js'
import { requireReachable } from './require-reachable.js'

/** Why something was not fetched. */
export type FetchFault =
  | 'address_refused'
  | 'scheme_refused'
  | 'user_info_refused'
  | 'too_many_redirects'
  | 'too_large'
  | 'too_slow'
  | 'not_found'
  | 'not_signed_in'
  | 'failed'

export class FetchRefused extends Error {
  override readonly name = 'FetchRefused'
  constructor(
    readonly fault: FetchFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export interface FetchOptions {
  readonly allowed: AllowedHosts
  readonly mostBytes: number
  /** from the first look-up to the last byte, redirects included, milliseconds */
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>>
  /** is posted; without, it is a GET */
  readonly body?: string
  /** `user:password`, given to the host of the address alone, and only once it asks: by Digest, or by Basic */
  readonly login?: string | undefined
  /** `http:` is for hosts that the operator listed; default false */
  readonly httpToAllowed?: boolean
}

export interface Fetched {
  readonly bytes: Buffer
  /** as the other side says, without parameters; undefined when it says nothing */
  readonly mime: string | undefined
}

const MOST_REDIRECTS = 3

/**
 * Fetches what somebody else named: over https, from the public internet or from hosts that the operator listed, within
 * bounds. The address that is connected to is the one that was judged, at every redirect anew.
 * @throws {FetchRefused}
 */
export const fetchOutside = async (address: string, options: FetchOptions): Promise<Fetched> => {
  const deadline = AbortSignal.timeout(options.timeoutMs)
  let url = urlOf(address)
  const { login } = options
  const { origin } = url
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    requireFetchable(url, options)
    const mayLogIn = login !== undefined && url.origin === origin
    const answer = await (mayLogIn ? signedIn(url, options, deadline, login) : answered(url, options, deadline))
    const target = redirectOf(answer)
    if (target === undefined) return { bytes: await bodyOf(answer, options, deadline), mime: mimeOf(answer) }
    answer.destroy()
    url = urlOf(target, url)
  }
  throw new FetchRefused('too_many_redirects', `More than ${MOST_REDIRECTS} redirects`)
}

const urlOf = (address: string, base?: URL): URL => {
  const url = URL.parse(address, base?.href)
  if (url === null) throw new FetchRefused('scheme_refused', 'It is no complete https address')
  return url
}

/**
 * Refuses a URL that is never fetched, whatever it leads to.
 * @throws {FetchRefused}
 */
export const requireFetchable = (url: URL, { allowed, httpToAllowed }: Partial<FetchOptions>): void => {
  const isPlainToAllowed = url.protocol === 'http:' && httpToAllowed === true && allowed?.has(url.hostname) === true
  if (url.protocol !== 'https:' && !isPlainToAllowed) {
    throw new FetchRefused('scheme_refused', `Addresses must begin with https:, not ${url.protocol}`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchRefused('user_info_refused', 'Addresses must hold no user name and no password')
  }
}

/** A password that a challenge did not ask for is told to nobody. */
const signedIn = async (
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
  login: string,
): Promise<IncomingMessage> => {
  const answer = await answered(url, options, signal)
  const { 'www-authenticate': challenge } = answer.headers
  if (answer.statusCode !== 401 || challenge === undefined) return answer
  const method = options.body === undefined ? 'GET' : 'POST'
  const authorization = answerChallenge(challenge, { login, method, uri: url.pathname + url.search })
  if (authorization === undefined) return answer
  answer.destroy()
  return answered(url, { ...options, headers: { ...options.headers, authorization } }, signal)
}

const answered = (
  url: URL,
  { allowed, headers = {}, body }: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    const refuse = (cause: unknown) => fail(asRefused(cause, signal))
    try {
      requireReachable(url, allowed)
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest
      const lookup = guardedLookup(allowed)
      const method = body === undefined ? 'GET' : 'POST'
      send(url, { method, lookup, signal, agent: false, headers: { accept: 'image/*, video/*', ...headers } })
        .once('response', done)
        .once('error', refuse)
        .end(body)
    } catch (cause) {
      refuse(cause)
    }
  })

const redirectOf = ({ statusCode = 0, headers }: IncomingMessage): string | undefined =>
  statusCode >= 301 && statusCode <= 308 && statusCode !== 304 ? headers.location : undefined

const bodyOf = async (answer: IncomingMessage, { mostBytes }: FetchOptions, signal: AbortSignal): Promise<Buffer> => {
  try {
    requireOk(answer)
    const pieces: Buffer[] = []
    let sizeBytes = 0
    for await (const piece of answer as AsyncIterable<Buffer>) {
      sizeBytes += piece.length
      if (sizeBytes > mostBytes) throw new FetchRefused('too_large', `It is larger than ${mostBytes} bytes`)
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } catch (cause) {
    throw asRefused(cause, signal)
  } finally {
    answer.destroy()
  }
}

const requireOk = ({ statusCode = 0 }: IncomingMessage): void => {
  if (statusCode === 404 || statusCode === 410) throw new FetchRefused('not_found', 'There is nothing at the address')
  if (statusCode === 401) throw new FetchRefused('not_signed_in', 'The address does not take the login')
  if (statusCode !== 200) throw new FetchRefused('failed', `The address answered ${statusCode}`)
}

const mimeOf = ({ headers }: IncomingMessage): string | undefined =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase()

const asRefused = (cause: unknown, signal: AbortSignal): FetchRefused => {
  if (cause instanceof FetchRefused) return cause
  if (cause instanceof AddressRefused) return new FetchRefused('address_refused', cause.message, { cause })
  if (signal.aborted) return new FetchRefused('too_slow', 'It took too long', { cause })
  return new FetchRefused('failed', 'The address cannot be reached', { cause })
}
