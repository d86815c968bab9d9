import { cpus, totalmem } from 'node:os'
import { boundText, type Figure, isWithin } from './figure.ts'

const BYTES_PER_GIB = 2 ** 30

/**
 * The page of figures with those of a run in their places, each with its day. A run of some groups leaves what others
 * measured before as it stands.
 * @param page as it was before the run; empty for a new one
 */
export const benchmarksPage = (page: string, figures: readonly Figure[], at = new Date()): string => {
  const day = at.toISOString().slice(0, 10)
  const rows = rowsOf(page)
  for (const figure of figures) rows.set(figure.name, rowOf(figure, day))
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / BYTES_PER_GIB)} GiB, Node ${process.versions.node}`
  return `# Benchmarks

\`npm run bench\`: every figure is a ratio of two things measured in the same run, because a machine’s speed drifts but
both sides drift with it. The load generator, the servers and the databases share the machine.
[What bounds what](../performance.md) explains those that are out.

Last run: ${day}, ${machine}.

| Figure | Ratio | Bound | | Measured | On |
|---|---|---|---|---|---|
${[...rows.values()].join('\n')}
`
}

const rowOf = (figure: Figure, day: string): string => {
  const verdict = isWithin(figure) ? 'within' : 'out of reach'
  return `| ${figure.name} | ${figure.ratio.toFixed(2)} | ${boundText(figure)} | ${verdict} | ${figure.detail} | ${day} |`
}

/** By the names of their figures, in the order of the page. */
const rowsOf = (page: string): Map<string, string> => {
  const table = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Figure |'))
  return new Map(table.map((row) => [row.split(' | ')[0]!.slice(2), row]))
}
