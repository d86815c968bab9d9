import { FACE_TERMS } from '@doorledger/face-match'
import { smallOffice } from './access/small-office.ts'
import { untilDone } from './access/until-done.ts'
import type { Backing } from './backing.ts'
import { photo } from './camera-pictures.ts'
import { type Running, startStandalone } from './processes.ts'

const CONSENT = {
  noticeVersion: '2026-11',
  noticeSha256: 'ab'.repeat(32),
  locale: 'en',
  purpose: 'Advisory comparison at doors',
  termDays: 365,
  method: 'paper',
}

/** One door with a reader, whose faces are compared. */
export interface FaceOffice extends Running {
  readonly token: string
  readonly readerToken: string
  /** body of an attempt that nobody made before, by somebody with a template */
  readonly nextAttempt: () => Record<string, unknown>
}

/** @param models folder with the models of faces */
export const faceOffice = async (backing: Backing, models: string): Promise<FaceOffice> => {
  const server = await startStandalone(backing, { FACE_MODELS_DIR: models })
  const { address, token } = server
  const parts = { directory: address, deviceIngest: address, accessDecision: address, token }
  const { readers, userId, nextQuestion } = await smallOffice(parts, 1)
  const put = async (path: string, body: Buffer | object): Promise<void> => {
    const isPicture = Buffer.isBuffer(body)
    const response = await fetch(`${address}/v1${path}`, {
      method: path.startsWith('/face/terms') ? 'POST' : 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': isPicture ? 'image/jpeg' : 'application/json',
      },
      body: isPicture ? new Uint8Array(body) : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  await put('/face/terms/acknowledgements', { version: FACE_TERMS.version })
  await put('/face/settings', { enabled: true })
  await untilDone(() => put(`/users/${userId}/face-consent`, CONSENT))
  await put(`/users/${userId}/photo`, await photo())
  const nextAttempt = () => JSON.parse(nextQuestion()) as Record<string, unknown>
  return { ...server, readerToken: readers[0]!, nextAttempt }
}
