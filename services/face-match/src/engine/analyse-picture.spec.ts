import { beforeAll, describe, expect, it } from 'vitest'
import {
  groupPicture,
  describeWithModels,
  MODELS_DIR,
  type Person,
  portrait,
  seenAtDoor,
} from '../../test/face-materials.js'
import { bestMatch } from '../domain/best-match.js'
import { DEFAULT_CALIBRATION, scorePctOf } from '../domain/calibration.js'
import { photoFaultOf } from '../domain/quality.js'
import { type AnalysedFace, analysePicture } from './analyse-picture.js'
import { embedderIn } from './embedder.js'
import { type FaceModels, loadModels } from './face-models.js'
import { ModelMissing } from './model-missing.js'

describe('the models', () => {
  it('are refused when they are not there', async () => {
    await expect(loadModels('/nowhere', await embedderIn('/nowhere'))).rejects.toThrow(ModelMissing)
  })
})

describeWithModels('a picture with faces', () => {
  let models: FaceModels
  const enrolled = new Map<Person, Float32Array>()
  const analysed = (bytes: Uint8Array): Promise<readonly AnalysedFace[]> =>
    analysePicture(models, bytes, { withCrops: false })
  const pct = async (person: Person, bytes: Buffer): Promise<number | string> => {
    const match = bestMatch(await analysed(bytes), enrolled.get(person)!)
    return match.kind === 'scored' ? scorePctOf(match.cosine, DEFAULT_CALIBRATION) : match.detail
  }

  beforeAll(async () => {
    models = await loadModels(MODELS_DIR, await embedderIn(MODELS_DIR))
    for (const person of ['anna', 'bert', 'carl'] as const) {
      const faces = await analysed(await (await portrait(person)).jpeg().toBuffer())
      expect(photoFaultOf(faces)).toBeUndefined()
      enrolled.set(person, faces[0]!.template)
    }
  })

  it('gives 512 numbers of length one, the same each time', async () => {
    const photo = await (await portrait('anna')).jpeg().toBuffer()
    const [one] = await analysed(photo)
    expect(one!.template).toHaveLength(512)
    expect(one!.template.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4)
    expect((await analysed(photo))[0]!.template).toEqual(one!.template)
  })

  it.each<Person>(['anna', 'bert', 'carl'])('shows %s at a door as the same person', async (person) => {
    expect(await pct(person, await seenAtDoor(person))).toBeGreaterThan(90)
    expect(
      await pct(person, await seenAtDoor(person, (face) => face.grayscale().jpeg({ quality: 30 }))),
    ).toBeGreaterThan(50)
  })

  it.each<[Person, Person]>([
    ['anna', 'bert'],
    ['bert', 'carl'],
    ['carl', 'anna'],
  ])('does not take %s for %s', async (person, other) => {
    expect(await pct(person, await seenAtDoor(other))).toBeLessThan(30)
  })

  it('blames the picture, not the person, when it is poor', async () => {
    expect(await pct('anna', await seenAtDoor('anna', (face) => face.blur(9)))).toBe('blurred')
    expect(await pct('anna', await seenAtDoor('anna', (face) => face.linear(0.12, 0)))).toBe('too_dark')
    expect(await pct('anna', await seenAtDoor('anna', (face) => face.resize({ width: 48 })))).toMatch(
      /too_small|no_face/,
    )
  })

  it('gives no template of several faces, or of none', async () => {
    expect(photoFaultOf(await analysed(await groupPicture(3)))).toBe('several_faces')
    const empty = await (await portrait('anna')).blur(60).jpeg().toBuffer()
    expect(photoFaultOf(await analysed(empty))).toMatch(/no_face_detected|blurred/)
  })

  it('is compared with one person, whoever else is in it', async () => {
    const match = bestMatch(await analysed(await groupPicture(2)), enrolled.get('anna')!)
    expect(match).toMatchObject({ kind: 'scored', lowQuality: false })
  })
})
