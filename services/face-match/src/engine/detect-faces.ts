import { type InferenceSession, Tensor } from 'onnxruntime-node'
import type { FoundFace, RgbImage } from '../domain/image.js'
import { type Canvas, drawn, drawnAt } from '../domain/planes.js'
import { facesIn, placedFaces, type YunetStride } from '../domain/yunet.js'
import type { FaceModels } from './face-models.js'

const SIDE_PX = 640
const STRIDES = [8, 16, 32]
const PAD_SHARE = 0.3
const GREY = 127

/**
 * The faces of a picture: at 640 pixels; if there is none, at its own size, for small faces; if there is still none, with
 * a grey margin, for faces that fill the picture.
 */
export const detectFaces = async (models: FaceModels, image: RgbImage): Promise<readonly FoundFace[]> => {
  const found = await atSide(models.detector, image)
  if (found.length > 0) return found
  const small = await atOwnSize(models.smallFaces, image)
  if (small.length > 0) return small
  const [left, top] = [Math.round(image.width * PAD_SHARE), Math.round(image.height * PAD_SHARE)]
  const withMargin = await atSide(models.detector, padded(image, left, top))
  return placedFaces(withMargin, 1, [left, top])
}

const atSide = async (model: InferenceSession, image: RgbImage): Promise<readonly FoundFace[]> => {
  const scale = Math.min(SIDE_PX / image.width, SIDE_PX / image.height)
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  drawnAt(image, { width, height }, square)
  return placedFaces(await run(model, square), scale, [0, 0])
}

const atOwnSize = (model: InferenceSession, image: RgbImage): Promise<readonly FoundFace[]> => {
  const canvas = canvasOf(Math.ceil(image.width / 32) * 32, Math.ceil(image.height / 32) * 32)
  drawn(image, canvas)
  return run(model, canvas)
}

const canvasOf = (width: number, height: number): Canvas => ({
  planes: new Float32Array(3 * width * height),
  width,
  height,
})

/** One picture at a time: nearly all are looked at on the same canvas. */
const square = canvasOf(SIDE_PX, SIDE_PX)

const run = async (model: InferenceSession, { planes, width, height }: Canvas) => {
  const input = new Tensor('float32', planes, [1, 3, height, width])
  const outputs = await model.run({ [model.inputNames[0]!]: input })
  const data = (name: string) => outputs[name]!.data as Float32Array
  const strides = STRIDES.map((stride): YunetStride => ({
    stride,
    columns: width / stride,
    cls: data(`cls_${stride}`),
    obj: data(`obj_${stride}`),
    bbox: data(`bbox_${stride}`),
    kps: data(`kps_${stride}`),
  }))
  return facesIn(strides)
}

const padded = (image: RgbImage, left: number, top: number): RgbImage => {
  const width = image.width + 2 * left
  const height = image.height + 2 * top
  const data = new Uint8Array(width * height * 3).fill(GREY)
  for (let y = 0; y < image.height; y += 1) {
    data.set(image.data.subarray(y * image.width * 3, (y + 1) * image.width * 3), ((y + top) * width + left) * 3)
  }
  return { width, height, data }
}
