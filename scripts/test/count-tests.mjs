import { existsSync, readFileSync } from 'node:fs'

/**
 * Counts what vitest reported. What kept tests from running at all counts as failures too: files that could not be
 * loaded, hooks that failed, errors outside tests, and skipped tests, unless a filter was asked for.
 */
export const countTests = (reportFile, { code, isFiltered }) => {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, complaints: ['the tests did not run'] }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(reportFile, 'utf8'),
  )
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const skipped = isFiltered ? 0 : numPendingTests + numTodoTests
  const complaints = brokenFiles.map(({ name }) => `${name} could not be run`)
  if (skipped > 0) complaints.push(`${skipped} tests were skipped`)
  const failed = numFailedTests + brokenFiles.length + skipped
  if (failed > 0 || code === 0) return { passed: numPassedTests, failed, complaints }
  return { passed: numPassedTests, failed: 1, complaints: [`vitest ended with exit code ${code}`] }
}
