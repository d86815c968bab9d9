/** Set for the run, so that runs which share a Postgres drop only their own databases. */
export const TEST_RUN = 'DOORLEDGER_TEST_RUN'
/** Set for the run: a folder that is removed when it ends. */
export const TEST_RUN_FOLDER = 'DOORLEDGER_TEST_RUN_FOLDER'

/**
 * For what several test files of a run use; removed when the run ends.
 * @throws {Error} outside a run of `*.int.spec.ts` or `*.e2e.spec.ts`
 */
export const testRunFolder = (): string => {
  const folder = process.env[TEST_RUN_FOLDER]
  if (folder) return folder
  throw new Error(`${TEST_RUN_FOLDER} is not set: only tests named *.int.spec.ts and *.e2e.spec.ts have a folder.`)
}
