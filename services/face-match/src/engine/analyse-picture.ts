import type { FaceQuality } from '@doorledger/contracts'
import { alignedFace } from '../domain/alignment.js'
import type { FoundFace } from '../domain/image.js'
import { areaOf, qualityOf } from '../domain/quality.js'
import { cutOut, decodedPicture } from './decode-picture.js'
import { detectFaces } from './detect-faces.js'
import { embeddedFace } from './embed-face.js'
import type { FaceModels } from './face-models.js'

/** A face of a picture, ready to be compared. */
export interface AnalysedFace {
  readonly box: FoundFace['box']
  readonly quality: FaceQuality
  readonly template: Float32Array
  /** the face as JPEG, when it was asked for */
  readonly crop?: Uint8Array
}

const MOST_FACES = 5

/** The faces of a picture, largest first, five at most. */
export const analysePicture = async (
  models: FaceModels,
  bytes: Uint8Array,
  { withCrops }: { withCrops: boolean },
): Promise<readonly AnalysedFace[]> => {
  const image = await decodedPicture(bytes)
  const found = (await detectFaces(models, image)).toSorted((one, other) => areaOf(other) - areaOf(one))
  const analysed: AnalysedFace[] = []
  for (const face of found.slice(0, MOST_FACES)) {
    const aligned = alignedFace(image, face.landmarks)
    analysed.push({
      box: face.box,
      quality: qualityOf(face, aligned),
      template: await embeddedFace(models, image, face, aligned),
      ...(withCrops && { crop: await cutOut(image, face.box) }),
    })
  }
  return analysed
}
