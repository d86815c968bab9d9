import { analysePicture, embedderIn, loadModels } from '@doorledger/face-match/engine'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import { cameraPicture } from '../camera-pictures.ts'
import { FACE_MODELS, hasFaceModels } from '../face-models.ts'
import { type Figure, median } from '../figure.ts'

const ROUNDS = 30
const BEFORE = 5
/** What a whole 1080p snapshot takes until its face can be compared, beside what decoding and inference alone take. */
export async function* faceScores(): AsyncGenerator<Figure> {
  if (!hasFaceModels()) return
  const snapshot = await cameraPicture(1_920, 1_080)
  const models = await loadModels(FACE_MODELS, await embedderIn(FACE_MODELS))
  const raw = rawWork(models, snapshot)
  const whole = async () => {
    const faces = await analysePicture(models, snapshot, { withCrops: false })
    if (faces.length !== 1) throw new Error(`${faces.length} faces were found instead of one`)
  }
  const [wholeMs, rawMs] = [[] as number[], [] as number[]]
  for (let round = 0; round < BEFORE + ROUNDS; round += 1) {
    const took = [await timed(whole), await timed(raw)] as const
    if (round < BEFORE) continue
    wholeMs.push(took[0])
    rawMs.push(took[1])
  }
  yield {
    name: 'whole 1080p snapshot → template ÷ decoding and inference of the same',
    ratio: median(wholeMs) / median(rawMs),
    bound: { atMost: 1.3 },
    detail: `${median(wholeMs).toFixed(1)} ms against ${median(rawMs).toFixed(1)} ms of the processor; median of ${ROUNDS}`,
  }
  yield {
    name: 'snapshots a second on one core ÷ 15',
    ratio: 1_000 / median(wholeMs) / 15,
    bound: { atLeast: 1 },
    detail: `${(1_000 / median(wholeMs)).toFixed(1)} a second`,
  }
}

/** Time of the processor, in milliseconds: what else runs on the machine is no matter of this. */
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Decoding to pixels, one detection and four embeddings: what no implementation goes without. */
const rawWork = (models: Awaited<ReturnType<typeof loadModels>>, snapshot: Buffer) => {
  const detection = new Tensor('float32', new Float32Array(3 * 640 * 640), [1, 3, 640, 640])
  const face = new Tensor('float32', new Float32Array(3 * 112 * 112), [1, 3, 112, 112])
  const run = (session: InferenceSession, tensor: Tensor) => session.run({ [session.inputNames[0]!]: tensor })
  return async () => {
    await sharp(snapshot).raw().toBuffer()
    await run(models.detector, detection)
    for (let view = 0; view < 4; view += 1) await run(models.embedder, face)
  }
}
