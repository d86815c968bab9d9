/**
 * `node scripts/chart/kubernetes-schemas.mjs 1.34.0`: the schemas of one release of Kubernetes for kubeconform, from the OpenAPI
 * document in its Go module; answers their folder. Unknown keys are refused.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'doorledger')

/** @param {string} version `1.34.0` @returns {string} folder of `<kind>-<group>-<version>.json` */
export const kubernetesSchemas = (version) => {
  const folder = join(cache, `kubernetes-${version}`)
  if (existsSync(join(folder, 'deployment-apps-v1.json'))) return folder
  const { stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`], {
    encoding: 'utf8',
  })
  if (!stdout) throw new Error(`k8s.io/kubernetes ${version} cannot be had: ${stderr}`)
  const { Dir } = JSON.parse(stdout)
  const { definitions } = JSON.parse(readFileSync(join(Dir, 'api', 'openapi-spec', 'swagger.json'), 'utf8'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '_definitions.json'), JSON.stringify({ definitions: strict(definitions) }))
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { group, version: of, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
      const file = [kind, group.split('.')[0], of].filter(Boolean).join('-').toLowerCase()
      writeFileSync(join(folder, `${file}.json`), JSON.stringify({ $ref: `_definitions.json#/definitions/${name}` }))
    }
  }
  return folder
}

/** What may be a number or text in Kubernetes, and is text in its OpenAPI. */
const LOOSE = /\.(IntOrString|Quantity)$/

const strict = (definitions) =>
  Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      if (LOOSE.test(name)) return [name, { oneOf: [{ type: 'string' }, { type: 'number' }] }]
      const open = definition.properties === undefined
      return [name, open ? definition : { ...definition, additionalProperties: false }]
    }),
  )

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(kubernetesSchemas(process.argv[2] ?? '1.34.0'))
