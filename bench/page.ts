import { cpus, totalmem } from 'node:os'
import { boundText, type Figure, isWithin } from './figure.ts'

const BYTES_PER_GIB = 2 ** 30

/** The figures of a run as a Markdown page, with the machine it ran on. */
export const benchmarksPage = (figures: readonly Figure[]): string => {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / BYTES_PER_GIB)} GiB, Node ${process.versions.node}`
  return `# Benchmarks

\`npm run bench\`: every figure is a ratio of two things measured in the same run, because a machine’s speed drifts but
both sides drift with it. The load generator, the servers and the databases share the machine.
[What bounds what](../performance.md) explains those that are out.

Last run: ${new Date().toISOString().slice(0, 10)}, ${machine}.

| Figure | Ratio | Bound | | Measured |
|---|---|---|---|---|
${figures.map((figure) => `| ${figure.name} | ${figure.ratio.toFixed(2)} | ${boundText(figure)} | ${isWithin(figure) ? 'within' : 'out of reach'} | ${figure.detail} |`).join('\n')}
`
}
