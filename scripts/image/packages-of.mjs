/** An entry of `packages` in `package-lock.json`; its key is its folder. */

/** Binaries of other machines stay out: `{ os: 'linux', cpu: 'x64', libc: 'glibc' }` */
const runsOn = (entry, machine) =>
  ['os', 'cpu', 'libc'].every((part) => {
    const wanted = entry[part]
    return wanted === undefined || wanted.some((value) => value === machine[part] || isOther(value, machine[part]))
  })
const isOther = (value, actual) => value.startsWith('!') && value.slice(1) !== actual

/** Where Node finds `name` from within `folder`: the nearest `node_modules`, outwards. */
const resolved = (packages, folder, name) => {
  for (let at = folder; ; at = parentOf(at)) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[candidate] !== undefined) return candidate
    if (at === '') return undefined
  }
}
const parentOf = (folder) => {
  const nested = folder.lastIndexOf('/node_modules/')
  return nested === -1 ? '' : folder.slice(0, nested)
}

const wantedBy = (entry) => {
  const peers = Object.keys(entry.peerDependencies ?? {})
  const needed = peers.filter((name) => entry.peerDependenciesMeta?.[name]?.optional !== true)
  return [...Object.keys(entry.dependencies ?? {}), ...Object.keys(entry.optionalDependencies ?? {}), ...needed]
}

/**
 * The packages that projects need in production, with what those need. Unlike `npm ci --omit=dev`, it takes no peer that
 * is optional and present only because a test or a tool asked for it.
 * @param lock the parsed `package-lock.json`
 * @param {{ projects: readonly string[], machine: object, without?: readonly string[] }} wanted
 *   folders of the projects, the machine they run on, names of packages to leave out with what only they need
 * @returns {ReadonlyMap<string, object>} folder → entry of the lock file
 */
export const packagesOf = ({ packages }, { projects, machine, without = [] }) => {
  const found = new Map()
  const visit = (folder) => {
    for (const name of wantedBy(packages[folder])) {
      const target = without.includes(name) ? undefined : resolved(packages, folder, name)
      if (target === undefined || found.has(target)) continue
      const entry = packages[target]
      if (entry.link === true || !runsOn(entry, machine)) continue
      found.set(target, entry)
      visit(target)
    }
  }
  for (const project of projects) visit(project)
  return found
}

/** The bill of materials of these packages. @see https://cyclonedx.org/docs/1.6/json/ */
export const billOfMaterials = (service, version, packages) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': service, name: `doorledger-${service}`, version } },
  components: [...packages].map(([folder, entry]) => component(nameIn(folder), entry)),
})

/** The name of the package in a folder: `@fastify/static`. */
export const nameIn = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

const component = (name, { version, license, integrity }) => {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const [algorithm = '', digest = ''] = (integrity ?? '').split('-')
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license !== undefined && { licenses: [{ expression: license }] }),
    ...(algorithm === 'sha512' && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    }),
  }
}
