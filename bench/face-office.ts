import { FACE_TERMS } from '@doorledger/face-match'
import { type Parts, smallOffice } from './access/small-office.ts'
import { untilDone } from './access/until-done.ts'
import { photo } from './camera-pictures.ts'

const CONSENT = {
  noticeVersion: '2026-11',
  noticeSha256: 'ab'.repeat(32),
  locale: 'en',
  purpose: 'Advisory comparison at doors',
  termDays: 365,
  method: 'paper',
}

/** One door with a reader, at which faces are compared. */
export interface FaceOffice {
  readonly readerToken: string
  /** body of an attempt that nobody made before, by somebody with a template */
  readonly nextAttempt: () => Record<string, unknown>
}

/** Sets it up, as an administrator would. */
export const faceOffice = async (parts: Parts & { readonly faceMatch: string }): Promise<FaceOffice> => {
  const { readers, userId, nextQuestion } = await smallOffice(parts, 1)
  const send = async (method: string, path: string, body: Buffer | object): Promise<void> => {
    const isPicture = Buffer.isBuffer(body)
    const response = await fetch(`${parts.faceMatch}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${parts.token}`,
        'content-type': isPicture ? 'image/jpeg' : 'application/json',
      },
      body: isPicture ? new Uint8Array(body) : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  await untilDone(() => send('POST', '/face/terms/acknowledgements', { version: FACE_TERMS.version }))
  await send('PUT', '/face/settings', { enabled: true })
  await untilDone(() => send('PUT', `/users/${userId}/face-consent`, CONSENT))
  await send('PUT', `/users/${userId}/photo`, await photo())
  const nextAttempt = () => JSON.parse(nextQuestion()) as Record<string, unknown>
  return { readerToken: readers[0]!, nextAttempt }
}
