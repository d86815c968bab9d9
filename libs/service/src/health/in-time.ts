/**
 * What the work ends with, unless it takes too long; what it ends with then is nobody's any more.
 * @throws {Error} `does not answer`
 */
export const inTime = async <Result>(work: Promise<Result>, mostMs: number): Promise<Result> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('does not answer')), mostMs)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
