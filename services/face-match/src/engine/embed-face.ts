import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { alignedFace, FACE_PX, mirrored } from '../domain/alignment.js'
import type { FoundFace, RgbImage } from '../domain/image.js'
import { templateOf } from '../domain/template.js'

const MEAN = [0.485, 0.456, 0.406]
const DEVIATION = [0.229, 0.224, 0.225]
const ZOOMS = [1.08, 0.92]

/** The face as 512 numbers: as it is, mirrored, and a little larger and smaller. @param aligned the same face, aligned */
export const embeddedFace = async (
  embedder: InferenceSession,
  image: RgbImage,
  { landmarks }: FoundFace,
  aligned: RgbImage,
): Promise<Float32Array> => {
  const views = [aligned, mirrored(aligned), ...ZOOMS.map((zoom) => alignedFace(image, landmarks, zoom))]
  const embeddings: Float32Array[] = []
  for (const view of views) embeddings.push(await embeddingOf(embedder, view))
  return templateOf(embeddings)
}

const embeddingOf = async (embedder: InferenceSession, { data }: RgbImage): Promise<Float32Array> => {
  const size = FACE_PX * FACE_PX
  const planes = new Float32Array(3 * size)
  for (let channel = 0; channel < 3; channel += 1) {
    for (let n = 0; n < size; n += 1) {
      planes[channel * size + n] = (data[3 * n + channel]! / 255 - MEAN[channel]!) / DEVIATION[channel]!
    }
  }
  const input = new Tensor('float32', planes, [1, 3, FACE_PX, FACE_PX])
  const outputs = await embedder.run({ [embedder.inputNames[0]!]: input })
  return outputs[embedder.outputNames[0]!]!.data as Float32Array
}
