import { Tensor } from 'onnxruntime-node'
import { alignedFace, FACE_PX, mirrored } from '../domain/alignment.js'
import type { FoundFace, RgbImage } from '../domain/image.js'
import { templateOf } from '../domain/template.js'
import { TEMPLATE_LENGTH } from './embedder.js'
import type { FaceModels } from './face-models.js'

const ZOOMS = [1.08, 0.92]

/**
 * The face as 512 numbers: as it is and, where the embedder gives fewer, mirrored and a little larger and smaller.
 * @param aligned the same face, aligned
 */
export const embeddedFace = async (
  models: FaceModels,
  image: RgbImage,
  { landmarks }: FoundFace,
  aligned: RgbImage,
): Promise<Float32Array> => {
  const others = () => [mirrored(aligned), ...ZOOMS.map((zoom) => alignedFace(image, landmarks, zoom))]
  const views = models.how.views === 'one' ? [aligned] : [aligned, ...others()]
  const embeddings: Float32Array[] = []
  for (const view of views) embeddings.push(await embeddingOf(models, view))
  const template = templateOf(embeddings)
  if (template.length !== TEMPLATE_LENGTH) {
    throw new RangeError(`The embedder gives templates of ${template.length} numbers, not ${TEMPLATE_LENGTH}`)
  }
  return template
}

const SIZE = FACE_PX * FACE_PX

const embeddingOf = async ({ embedder, how }: FaceModels, { data }: RgbImage): Promise<Float32Array> => {
  const planes = new Float32Array(3 * SIZE)
  for (let channel = 0; channel < 3; channel += 1) {
    const from = how.channels === 'rgb' ? channel : 2 - channel
    const scale = 1 / (255 * how.deviation[channel]!)
    const shift = how.mean[channel]! / how.deviation[channel]!
    const to = channel * SIZE
    for (let n = 0; n < SIZE; n += 1) planes[to + n] = data[3 * n + from]! * scale - shift
  }
  const input = new Tensor('float32', planes, [1, 3, FACE_PX, FACE_PX])
  const outputs = await embedder.run({ [embedder.inputNames[0]!]: input })
  return outputs[embedder.outputNames[0]!]!.data as Float32Array
}
