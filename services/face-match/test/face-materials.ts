import { describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'

/** Weights are in no repository: tests that need them run where somebody has put them beside it. */
export const MODELS_DIR = fileURLToPath(new URL('../../../../shared/models', import.meta.url))
export const hasModels = existsSync(join(MODELS_DIR, 'MobileFaceNet.onnx'))

const samples = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')), 'demo')

/** One of the group pictures that the package ships. */
export const groupPicture = (n: number): Promise<Buffer> => readFile(join(samples, `sample${n}.jpg`))

/** People of these pictures: where their faces are. */
const PEOPLE = {
  anna: { n: 2, left: 1340, top: 50, width: 410, height: 450 },
  bert: { n: 6, left: 1370, top: 150, width: 430, height: 520 },
  carl: { n: 3, left: 970, top: 80, width: 430, height: 540 },
} as const
export type Person = keyof typeof PEOPLE

/** A picture of one person. */
export const portrait = async (person: Person): Promise<Sharp> => {
  const { n, ...where } = PEOPLE[person]
  return sharp(
    await sharp(await groupPicture(n))
      .resize({ width: 1_920, height: 1_920, fit: 'inside' })
      .extract(where)
      .png()
      .toBuffer(),
  )
}

/** The same person as a camera at a door sees him: smaller, in a larger picture, compressed. */
export const seenAtDoor = async (person: Person, change: (face: Sharp) => Sharp = (face) => face): Promise<Buffer> => {
  const face = await change((await portrait(person)).resize({ width: 260 }))
    .png()
    .toBuffer()
  return sharp({ create: { width: 1_280, height: 720, channels: 3, background: '#5a6470' } })
    .composite([{ input: face, left: 500, top: 180 }])
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** A suite that needs the models; where they are missing, one test says so in its place. */
export const describeWithModels = (name: string, suite: () => void): void => {
  if (hasModels) describe(name, suite)
  else describe(name, () => it('is not tried, as there are no models', () => expect(hasModels).toBe(false)))
}
