import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })

/** Where a picture was looked for, and what came of it. */
export const triedSource = z.object({
  source: z.enum(['stored', 'recorder']),
  outcome: z
    .string()
    .describe('`none`, `unreadable`, `not_configured`, `recorder_unknown`, `not_found`, `too_slow`, …'),
})
export type TriedSource = z.infer<typeof triedSource>

export const snapshotAnswer = z.object({
  accessEventId: z.uuid(),
  source: z.enum(['stored', 'link', 'recorder', 'none']).describe('`none`: no picture is available'),
  image: z.string().nullable().describe('The picture or clip as a data URI; null for a link'),
  url: z.string().nullable().describe('Of a link: opened by whoever looks, not by Doorledger'),
  isClip: z.boolean().describe('Whether it is shown as a video'),
  mime: z.string().nullable(),
  takenAt: instant.nullable(),
  expiresAt: instant.nullable(),
  expired: z.boolean().describe('The address does not answer any more'),
  camera: z
    .object({
      name: z.string(),
      kind: z.enum(['recording', 'live']).describe('`live` is not from the time of the event'),
      recordingUrl: z.string().nullable().describe('Where a player finds the recording of that time, such as by RTSP'),
    })
    .nullable()
    .describe('Of a picture that a recorder gave'),
  tried: z.array(triedSource),
})
export type SnapshotAnswer = z.infer<typeof snapshotAnswer>

type Shown = Pick<SnapshotAnswer, 'accessEventId' | 'source'> & Partial<SnapshotAnswer>

export const answerWith = (shown: Shown): SnapshotAnswer => ({
  image: null,
  url: null,
  isClip: false,
  mime: null,
  takenAt: null,
  expiresAt: null,
  expired: false,
  camera: null,
  tried: [],
  ...shown,
})

export const asDataUri = (mime: string, bytes: Buffer): string => `data:${mime};base64,${bytes.toString('base64')}`
