import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Calibration, DEFAULT_CALIBRATION } from '../domain/calibration.js'
import { ModelMissing } from './model-missing.js'

/** Numbers of a template, whatever makes it. */
export const TEMPLATE_LENGTH = 512

const perChannel = z.tuple([z.number(), z.number(), z.number()])
const embedder = z.strictObject({
  file: z.string().regex(/^[\w.-]+\.onnx$/, 'must be the name of an .onnx file in the same folder'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  modelId: z.string().regex(/^[a-z0-9][a-z0-9._/-]{2,63}$/),
  /** whether a template is one view of a face, or four side by side: plain, mirrored, larger and smaller */
  views: z.enum(['one', 'four']).default('one'),
  /** of pixels from 0 to 1, by channel: `(value - mean) / deviation` */
  mean: perChannel.default([0.5, 0.5, 0.5]),
  deviation: perChannel.default([0.5, 0.5, 0.5]),
  channels: z.enum(['rgb', 'bgr']).default('rgb'),
  calibration: z.strictObject({
    calibrationId: z.string().min(3).max(64),
    mid: z.number().min(-1).max(1),
    k: z.number().positive(),
  }) satisfies z.ZodType<Calibration>,
})
/** What makes numbers of an aligned face, 112 pixels a side, and how they become a percentage. */
export type Embedder = Readonly<z.output<typeof embedder>>

/** Four views of 128 numbers each. */
const MOBILE_FACE_NET: Embedder = {
  file: 'MobileFaceNet.onnx',
  sha256: 'b7120c095d60094f28a4a54ba6a8bf51b297a6273fb40ef6350dfec1f63d9507',
  modelId: 'foamliu-mbf-128x4/v1',
  views: 'four',
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
  channels: 'rgb',
  calibration: DEFAULT_CALIBRATION,
}

/** In the folder of models: an embedder of the operator's own. */
export const OWN_EMBEDDER = 'embedder.json'

/**
 * The embedder that the folder holds: the operator's own by `embedder.json`, else MobileFaceNet.
 * @throws {ModelMissing} when the file says nothing that makes sense
 */
export const embedderIn = async (folder: string): Promise<Embedder> => {
  const path = join(folder, OWN_EMBEDDER)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new ModelMissing(`${path} cannot be read`, { cause: error })
  })
  if (text === undefined) return MOBILE_FACE_NET
  const { data, error } = embedder.safeParse(jsonIn(text))
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new ModelMissing(`${path} does not describe a model: ${issue?.path.join('.')}: ${issue?.message}`)
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
