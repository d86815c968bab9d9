import { createHmac } from 'node:crypto'

/** What is signed: when it was sent, so that an old message cannot be sent again, and the body byte for byte. */
export interface SignedContent {
  /** seconds since 1970 */
  readonly timestamp: number
  readonly body: string
}

/**
 * HMAC-SHA256 over `timestamp.body` under each secret in force, so that receivers change theirs when it suits them.
 * @returns `v1=<hex>`, several separated by `, `
 */
export const signatureOf = (secrets: readonly string[], { timestamp, body }: SignedContent): string =>
  secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`).join(', ')
