/**
 * `npm run bench`: measures as ratios in one run. `-- --json FILE` writes them, `-- --page FILE` puts them on a page;
 * `-- NAME …` runs only some groups.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Backing } from './backing.ts'
import { boundText, type Figure, isWithin } from './figure.ts'
import { auditLog } from './figures/audit-log.ts'
import { authorisedReads } from './figures/authorised-reads.ts'
import { blockPosts } from './figures/block-posts.ts'
import { commandLatency } from './figures/command-latency.ts'
import { consolePages, consoleTail } from './figures/console.ts'
import { imageCost } from './figures/image-cost.ts'
import { merging } from './figures/merging.ts'
import { decisions } from './figures/decisions.ts'
import { duressTiming } from './figures/duress-timing.ts'
import { faceMemory } from './figures/face-memory.ts'
import { faceScores } from './figures/face-scores.ts'
import { fileImports } from './figures/file-imports.ts'
import { policyStarts } from './figures/policy-starts.ts'
import { projectionRate } from './figures/projection-rate.ts'
import { purges } from './figures/purges.ts'
import { replicas } from './figures/replicas.ts'
import { reportingCost } from './figures/reporting-cost.ts'
import { reports } from './figures/reports.ts'
import { sealing } from './figures/sealing.ts'
import { snapshots } from './figures/snapshots.ts'
import { streamLatency } from './figures/stream-latency.ts'
import { twoMillion } from './figures/two-million.ts'
import { benchmarksPage } from './page.ts'

const groups = {
  projection: projectionRate,
  merging,
  posts: blockPosts,
  stream: streamLatency,
  command: commandLatency,
  authorised: authorisedReads,
  decisions,
  starts: policyStarts,
  duress: duressTiming,
  sealing,
  large: twoMillion,
  faces: faceScores,
  snapshots,
  'face-memory': faceMemory,
  import: fileImports,
  audit: auditLog,
  replicas,
  images: imageCost,
  reporting: reportingCost,
  reports,
  purges,
  console: consolePages,
  'console-tail': consoleTail,
}
type Group = keyof typeof groups

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, page: { type: 'string' } },
})
const wanted = positionals.length === 0 ? (Object.keys(groups) as Group[]) : positionals.map(asGroup)

const figures: Figure[] = []
const backing = new Backing()
// what was started ends with us, also when we are interrupted
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void backing.stop().finally(() => process.exit(1)))
}
try {
  for (const group of wanted) {
    process.stdout.write(`\n${group}\n`)
    for await (const figure of groups[group](backing)) {
      figures.push(figure)
      const verdict = isWithin(figure) ? 'ok ' : 'OUT'
      process.stdout.write(
        `  ${verdict} ${figure.ratio.toFixed(2)} (${boundText(figure)})  ${figure.name}\n      ${figure.detail}\n`,
      )
    }
  }
} finally {
  await backing.stop()
}
if (values.json !== undefined) {
  const ratios = Object.fromEntries(figures.map(({ name, ratio }) => [name, Number(ratio.toFixed(3))]))
  await writeFile(values.json, `${JSON.stringify(ratios, null, 2)}\n`)
}
if (values.page !== undefined) {
  const before = await readFile(values.page, 'utf8').catch(() => '')
  await writeFile(values.page, benchmarksPage(before, figures))
}
process.exit(0)

function asGroup(name: string): Group {
  if (name in groups) return name as Group
  throw new Error(`There is no group ${name}; there are ${Object.keys(groups).join(', ')}`)
}
