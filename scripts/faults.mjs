/**
 * `npm run faults`: brings about each kind of fault 50 times (FAULT_ROUNDS) while locks hand in blocks, and prints what
 * became of what was acknowledged. `npm run faults -- -t "Kafka is killed"` brings about only kinds with such a title,
 * `npm run faults -- test/faults/decisions` those of that file.
 * FAULT_SEED repeats a run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInTerminal } from './test/run-in-terminal.mjs'

const ROUNDS = '50'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
process.env.FAULT_ROUNDS ??= ROUNDS

const reportDir = mkdtempSync(join(tmpdir(), 'doorledger-faults-report-'))
const report = join(reportDir, 'faults.jsonl')
process.env.FAULT_REPORT = report
try {
  const projects = ['--project', 'e2e', '--project', 'integration']
  const given = process.argv.slice(2)
  const files = given.some((each) => each.includes('/'))
    ? []
    : ['test/faults/', 'libs/projections/src/faults.int.spec.ts']
  const args = ['run', ...projects, ...files, ...given]
  process.exitCode = await runInTerminal({ name: 'faults', command: 'vitest', args })
  printTable(linesOf(report))
} finally {
  rmSync(reportDir, { recursive: true, force: true })
}

function linesOf(file) {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

function printTable(lines) {
  const columns = ['rounds', 'acknowledged', 'missing', 'double', 'outOfOrder']
  const kinds = new Map()
  for (const line of lines) {
    const sums = kinds.get(line.kind) ?? Object.fromEntries(columns.map((column) => [column, 0]))
    kinds.set(line.kind, Object.fromEntries(columns.map((column) => [column, sums[column] + line[column]])))
  }
  const row = (kind, cells) =>
    console.log(`${kind.padEnd(32)}${cells.map((cell) => String(cell).padStart(14)).join('')}`)
  row('kind', ['rounds', 'acknowledged', 'missing', 'double', 'out of order'])
  for (const [kind, sums] of kinds) row(kind, Object.values(sums))
  if (lines.length > 0) console.log(`seed ${lines[0].seed}`)
}
