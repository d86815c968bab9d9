/** Writes ONNX (protocol buffers) by hand: a model that needs no training, and no file of anybody else. */
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)])
const field = (number: number, bytes: readonly number[]): number[] => [
  ...varint((number << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
]
const whole = (number: number, value: number): number[] => [...varint(number << 3), ...varint(value)]
const text = (number: number, value: string): number[] => field(number, [...Buffer.from(value)])

const INTS = 7
const INT = 2
const ints = (name: string, values: readonly number[]) => [
  ...text(1, name),
  ...values.flatMap((value) => whole(8, value)),
  ...whole(20, INTS),
]
const int = (name: string, value: number) => [...text(1, name), ...whole(3, value), ...whole(20, INT)]

const node = (type: string, from: string, to: string, attributes: readonly number[][]) => [
  ...text(1, from),
  ...text(2, to),
  ...text(4, type),
  ...attributes.flatMap((each) => field(5, each)),
]
const FLOAT = 1
const value = (name: string, dims: readonly number[]) => [
  ...text(1, name),
  ...field(
    2,
    field(1, [
      ...whole(1, FLOAT),
      ...field(
        2,
        dims.flatMap((dim) => field(1, whole(1, dim))),
      ),
    ]),
  ),
]

/** An embedder of 512 numbers: the face in blocks of 7 by 7 pixels, each the mean of its colours. */
export const ownModel = (): Buffer => {
  const graph = [
    ...field(1, node('AveragePool', 'face', 'pooled', [ints('kernel_shape', [7, 7]), ints('strides', [7, 7])])),
    ...field(1, node('Flatten', 'pooled', 'flat', [int('axis', 1)])),
    ...field(1, node('Slice', 'flat', 'numbers', [ints('axes', [1]), ints('starts', [0]), ints('ends', [512])])),
    ...text(2, 'own'),
    ...field(11, value('face', [1, 3, 112, 112])),
    ...field(12, value('numbers', [1, 512])),
  ]
  return Buffer.from([...whole(1, 4), ...field(7, graph), ...field(8, whole(2, 9))])
}
