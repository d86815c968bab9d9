/**
 * One face as numbers: the embeddings of several views of it, each of length one, side by side, again of length one.
 * @throws {RangeError} when a view has no direction
 */
export const templateOf = (views: readonly ArrayLike<number>[]): Float32Array => {
  const parts = views.map(normalised)
  const template = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let place = 0
  for (const part of parts) {
    template.set(part, place)
    place += part.length
  }
  return normalised(template)
}

const normalised = (values: ArrayLike<number>): Float32Array => {
  const vector = Float32Array.from(values)
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  if (!(length > 0)) throw new RangeError('An embedding without a direction')
  return vector.map((value) => value / length)
}

/** Of two templates of length one. */
export const cosineOf = (one: Float32Array, other: Float32Array): number => {
  if (one.length !== other.length) throw new RangeError('Templates of two models')
  const sum = one.reduce((total, value, n) => total + value * other[n]!, 0)
  return Math.min(1, Math.max(-1, sum))
}
