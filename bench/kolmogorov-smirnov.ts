/**
 * How likely two samples of one distribution are to differ as much as these: the two-sample Kolmogorov–Smirnov test,
 * with the limit distribution of its statistic (Smirnov 1948). For samples of many values.
 * @returns the p-value, 0 to 1
 */
export const kolmogorovSmirnov = (one: readonly number[], other: readonly number[]): number => {
  const [a, b] = [one, other].map((sample) => Float64Array.from(sample).sort()) as [Float64Array, Float64Array]
  let [i, j, distance] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i]!, b[j]!)
    while (i < a.length && a[i]! <= at) i += 1
    while (j < b.length && b[j]! <= at) j += 1
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length))
  }
  return survival(distance * Math.sqrt((a.length * b.length) / (a.length + b.length)))
}

const survival = (lambda: number): number => {
  if (lambda < 0.2) return 1
  let sum = 0
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda)
  return Math.min(1, Math.max(0, sum))
}
