/** What all tests stand on: Nx sees neither the tests nor how they are run. */
const STANDS_UNDER_ALL = ['vitest.config.ts', 'tsconfig.tests.json', 'package-lock.json', 'libs/testing/']

/**
 * The folders whose tests a change concerns, for vitest; `undefined` when it concerns all.
 * @param changed files, relative to the root
 * @param projects folders of the projects that Nx finds affected by what of them belongs to the product: `libs/kernel/`
 */
export const testsOfChange = (changed, projects) => {
  if (changed.some((file) => STANDS_UNDER_ALL.some((one) => file.startsWith(one)))) return undefined
  const folders = new Set([...projects, ...changed.filter(isTest).map(folderOf)])
  // Tests of the whole, which start several services.
  if ([...folders].some((folder) => folder.startsWith('services/'))) folders.add('test/')
  return [...folders].toSorted()
}

const isTest = (file) => /\.spec\.ts$|^test\/|^(?:libs|services)\/[^/]+\/test\//.test(file)

const folderOf = (file) => (file.startsWith('test/') ? 'test/' : `${file.split('/').slice(0, 2).join('/')}/`)
