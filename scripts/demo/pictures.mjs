/** Pictures of who came, and what comparing a face gives where the models of faces are there. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

/**
 * @param office as `moveIn` answers it
 * @param reader with its credential, as `playMorning` answers it
 */
export const playPictures = async (api, { userIds }, { reader, say }) => {
  const come = (value, snapshot) =>
    api.ask('POST', '/v1/access-attempts', {
      token: reader.token,
      body: { attemptId: randomUUID(), credential: { kind: 'rfid', value }, snapshot },
    })
  const drawn = await come('17:1001', { dataUri: asDataUri(await drawing()) })
  say(`  Somebody comes with the key of Anna, and the reader has a picture: ${drawn.decision}`)
  const bad = await come('17:1001', { dataUri: 'data:image/png;base64,AAAA' })
  say(`  A picture that is none keeps nobody waiting: ${bad.decision}, the picture ${bad.snapshot.reason}`)
  await api.until('picture in the access log', async () => {
    const { answer } = await api.call('GET', `/v1/access-events/${drawn.accessEventId}/snapshot`)
    return answer.source === 'stored'
  })
  await compareFaces(api, userIds.anna, { come, say })
}

const asDataUri = (bytes) => `data:image/jpeg;base64,${bytes.toString('base64')}`

/** A door, and somebody before it. */
const drawing = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
      <rect width="1280" height="720" fill="#8b98a5"/><rect y="560" width="1280" height="160" fill="#6b7580"/>
      <rect x="760" y="120" width="300" height="480" fill="#4a3f35"/><circle cx="1030" cy="370" r="12" fill="#d8c27a"/>
      <circle cx="480" cy="250" r="80" fill="#e0b89a"/><rect x="390" y="330" width="180" height="280" rx="60" fill="#2f5d8a"/>
    </svg>`),
  )
    .jpeg({ quality: 85 })
    .toBuffer()

/** Faces of two people from pictures that a package of the tests ships; without it, or without the models, none. */
export const facesAtHand = async () => {
  try {
    const samples = dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'))
    const face = async (picture, where) =>
      sharp(
        await sharp(await readFile(join(samples, 'demo', picture)))
          .resize({ width: 1_920, height: 1_920, fit: 'inside' })
          .extract(where)
          .png()
          .toBuffer(),
      )
    return {
      own: await face('sample2.jpg', { left: 1_340, top: 50, width: 410, height: 450 }),
      other: await face('sample6.jpg', { left: 1_370, top: 150, width: 430, height: 520 }),
    }
  } catch {
    return undefined
  }
}

const compareFaces = async (api, userId, { come, say }) => {
  const faces = await facesAtHand()
  const { version } = await api.ask('GET', '/v1/face/terms')
  await api.ask('POST', '/v1/face/terms/acknowledgements', { body: { version } })
  const { status, answer } = await api.call('PUT', '/v1/face/settings', { body: { enabled: true } })
  if (status !== 200 || faces === undefined) {
    say(`  Faces are not compared: ${faces === undefined ? 'there is no photo at hand' : answer.detail}`)
    return
  }
  const consent = { noticeVersion: 'demo', noticeSha256: '0'.repeat(64), locale: 'en', purpose: 'Demo', termDays: 30 }
  await api.ask('PUT', `/v1/users/${userId}/face-consent`, { body: { ...consent, method: 'paper' } })
  const headers = { 'content-type': 'image/jpeg' }
  const body = await faces.own.clone().jpeg({ quality: 95 }).toBuffer()
  await api.ask('PUT', `/v1/users/${userId}/photo`, { body, headers })
  for (const [who, face] of [
    ['Anna herself', faces.own],
    ['Somebody else', faces.other],
  ]) {
    const { accessEventId } = await come('17:1001', { dataUri: asDataUri(await seenAtDoor(face)) })
    const match = await api.until('score', async () => {
      const row = await api.call('GET', `/v1/access-events/${accessEventId}`)
      return row.answer.match?.status === undefined || row.answer.match.status === 'off' ? undefined : row.answer.match
    })
    say(`  ${who} with the key of Anna: ${match.text}`)
  }
}

export const seenAtDoor = async (face) =>
  sharp({ create: { width: 1_280, height: 720, channels: 3, background: '#5a6470' } })
    .composite([{ input: await face.clone().resize({ width: 260 }).png().toBuffer(), left: 500, top: 180 }])
    .jpeg({ quality: 80 })
    .toBuffer()
