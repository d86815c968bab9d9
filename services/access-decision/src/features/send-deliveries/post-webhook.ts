import { type ClientRequest, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { type Outcome, outcomeOf } from '../../domain/subscriptions/retry-policy.js'
import { AddressNotAllowed, type AllowedAddresses, plainHost } from '@doorledger/outbound'

export interface WebhookRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Posting {
  readonly addresses: AllowedAddresses
  /** for the whole exchange, from the name's lookup to the status line */
  readonly timeoutMs: number
  /** raised when the service stops */
  readonly signal: AbortSignal
}

const TIMED_OUT = 'timeout'

/** Never rejects. Only the status of the answer counts: what comes after it is not read. */
export const postWebhook = async (
  { url, headers, body }: WebhookRequest,
  { addresses, timeoutMs, signal }: Posting,
): Promise<Outcome> => {
  try {
    const target = new URL(url)
    const isEncrypted = target.protocol === 'https:'
    const host = plainHost(target.hostname)
    if (isIP(host) !== 0) addresses.require(host, isEncrypted)
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: addresses.lookupFor(isEncrypted),
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    }
    const sending = isEncrypted ? httpsRequest(target, options) : httpRequest(target, options)
    return outcomeOf(await statusOf(sending, body))
  } catch (error) {
    return { kind: 'unreachable', status: undefined, failure: failureOf(error) }
  }
}

const statusOf = (sending: ClientRequest, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', (answer: IncomingMessage) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    sending.end(body)
  })

/** A code, never a message: what is at an address is told to nobody who may not look there. */
const failureOf = (error: unknown): string => {
  if (error instanceof AddressNotAllowed) return error.message
  const { name, code, cause } = error as NodeJS.ErrnoException & { cause?: Error }
  if (name === 'TimeoutError' || cause?.name === 'TimeoutError') return TIMED_OUT
  return code ?? name
}
