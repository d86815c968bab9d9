import {
  dataUriIn,
  requirePlausiblePicture,
  PictureRefused,
  sentSnapshot,
  SNAPSHOT_LIMIT_BYTES,
} from '@doorledger/media'
import { FetchRefused, requireFetchable } from '@doorledger/outbound'
import { z } from 'zod'

/** Bodies with a picture: base64 takes a third more. */
export const PICTURED_BODY_LIMIT_BYTES = 16 * 1_048_576

/** In a request: whatever else it is, the attempt is decided, and the answer says what is wrong with the picture. */
export const givenPicture = z
  .union([sentSnapshot, z.unknown()])
  .describe('A picture, as a data URI or an https address. The answer never waits for it, nor is refused for it')

/** What the answer says of it. */
export const pictureTaken = z.object({
  status: z
    .enum(['pending', 'refused'])
    .describe('`pending`: it is about to be kept. Whoever must be sure hands it in with `PUT …/snapshot`'),
  reason: z.string().optional().describe('Why it is refused: `type_mismatch`, `damaged`, `too_large`, …'),
  detail: z.string().optional(),
})
export type PictureTaken = z.infer<typeof pictureTaken>

interface Taken {
  readonly takenAt: string | undefined
}
/** A picture that came within a report, as far as it can be judged at once. */
export type JudgedPicture =
  | ({ readonly kind: 'bytes'; readonly bytes: Buffer; readonly mime: string } & Taken)
  | ({
      readonly kind: 'link'
      readonly url: string
      readonly mime: string | undefined
      readonly expiresAt: string | undefined
    } & Taken)
  | { readonly kind: 'refused'; readonly fault: string; readonly detail: string }

const refused = (fault: string, detail: string): JudgedPicture => ({ kind: 'refused', fault, detail })

/** Judges what was given without decoding it: nobody waits at a door for a picture. */
export const judgedPicture = (given: unknown): JudgedPicture => {
  const { data: sent, error } = sentSnapshot.safeParse(given)
  if (sent === undefined) {
    const [issue] = error.issues
    return refused('invalid_snapshot', `snapshot must have dataUri or url: ${issue?.message ?? 'it has neither'}`)
  }
  try {
    return 'url' in sent ? linkOf(sent) : bytesOf(sent)
  } catch (fault) {
    if (fault instanceof PictureRefused || fault instanceof FetchRefused) return refused(fault.fault, fault.message)
    throw fault
  }
}

type Sent = z.infer<typeof sentSnapshot>

const linkOf = ({ url, mime, expiresAt, takenAt }: Extract<Sent, { url: string }>): JudgedPicture => {
  const address = URL.parse(url)
  if (address === null) return refused('scheme_refused', 'It is no complete address')
  requireFetchable(address, {})
  return { kind: 'link', url, mime, expiresAt, takenAt }
}

const bytesOf = ({ dataUri, takenAt }: Extract<Sent, { dataUri: string }>): JudgedPicture => {
  const held = dataUriIn(dataUri)
  if (held === undefined) return refused('not_a_data_uri', 'It is no data URI in base64')
  if (held.bytes.length > SNAPSHOT_LIMIT_BYTES) {
    return refused('too_large', `It is larger than ${SNAPSHOT_LIMIT_BYTES} bytes`)
  }
  requirePlausiblePicture(held.bytes, held.mime)
  return { kind: 'bytes', ...held, takenAt }
}
