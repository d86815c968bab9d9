/**
 * `npm test`: everything that must hold, on any machine with Node ≥ 20 and npm. Ends with one line, `N passed, N failed`,
 * in which each check counts as one. `npm test -- lock-audit -t "unknown code"` hands its arguments to vitest and runs
 * just those tests, after a build.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './prepare.mjs'
import { runInTerminal } from './test/run-in-terminal.mjs'
import { countTests } from './test/count-tests.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const filter = process.argv.slice(2)

install('everything')
process.chdir(root)
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

/** In place of what is compiled, for programs that tests start (libs/testing/src/processes/program-file.ts). */
const bundles = join(root, 'node_modules', '.cache', 'bundled-for-tests')

const build = [
  { name: 'build and types', command: 'tsc', args: ['-b'] },
  { name: 'bundle of the console', command: 'node', args: ['scripts/build-console.mjs'] },
]
/** For a few tests, bundling takes longer than what it saves. */
const wholeBuild = [
  { name: 'bundles of programs', command: 'node', args: ['scripts/test/bundle-programs.mjs', bundles] },
]
/** Of sources alone: one after the other from the beginning, since the build leaves a processor idle. */
const besideBuild = [
  { name: 'lint and architecture', command: 'npm', args: ['run', '--silent', 'lint:code'] },
  { name: 'types of the tests', command: 'tsc', args: ['-p', 'tsconfig.tests.json'] },
  { name: 'formatting', command: 'npm', args: ['run', '--silent', 'lint:format'] },
]
/** Of what was built, beside the tests, which leave a part of the processor idle. */
const besideTests = [
  { name: 'reference is what the code says', command: 'node', args: ['scripts/generate.mjs', '--check'] },
]

const outcome = { passed: 0, failed: 0, complaints: [] }
const add = ({ passed, failed, complaints = [] }) => {
  outcome.passed += passed
  outcome.failed += failed
  outcome.complaints.push(...complaints)
}
const run = async (check, options) => {
  const code = await runInTerminal(check, options)
  add(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, complaints: [`${check.name} failed`] })
}
const runBeside = async (checks) => {
  for (const check of checks) await run(check, { isBeside: true })
}
const runTests = async () => {
  const reportDir = mkdtempSync(join(tmpdir(), 'doorledger-report-'))
  try {
    const report = join(reportDir, 'vitest.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runInTerminal({ name: 'tests', command: 'vitest', args: ['run', ...reporters, ...filter] })
    add(countTests(report, { code, isFiltered: filter.length > 0 }))
  } finally {
    rmSync(reportDir, { recursive: true, force: true })
  }
}

const isWhole = filter.length === 0
const ofSources = isWhole ? runBeside(besideBuild) : undefined
for (const check of build) await run(check)
if (isWhole) {
  for (const check of wholeBuild) await run(check)
  process.env.DOORLEDGER_BUNDLED_PROGRAMS = bundles
}
await Promise.all([ofSources, runTests(), isWhole && runBeside(besideTests)])

for (const complaint of outcome.complaints) console.log(`✗ ${complaint}`)
console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
process.exitCode = outcome.failed === 0 ? 0 : 1
