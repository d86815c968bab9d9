/**
 * The chart against a real API server: each set of values is applied whole in a namespace that enforces the Pod Security Standard
 * `restricted`, every pod it would make is admitted, and `helm` installs, upgrades, rolls back and uninstalls a release.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseAllDocuments } from 'yaml'
import { apiServerPrograms, startApiServer } from './api-server.mjs'
import { customResourceDefinitions, unknownGroup } from './custom-resources.mjs'
import { tool } from './tools.mjs'

const restricted = Object.fromEntries(
  ['enforce', 'warn', 'audit'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, 'restricted'],
    [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
  ]),
)

/**
 * @param {string} chart folder
 * @param {(title: string, findings: string[]) => void} report no findings: as it should be
 */
export const checkAgainstApiServer = async (chart, report) => {
  const { apiServer, etcd } = apiServerPrograms()
  const missing = [apiServer ? [] : 'kube-apiserver (KUBE_APISERVER)', etcd ? [] : 'etcd (ETCD)'].flat()
  if (missing.length > 0) {
    console.log(`– not checked against an API server: ${missing.join(' and ')} cannot be found`)
    return
  }
  const dir = mkdtempSync(join(tmpdir(), 'doorledger-api-server-'))
  const server = await startApiServer({ apiServer, etcd, dir })
  try {
    const { client } = server
    const { body } = await client.call('GET', '/version')
    console.log(`API server of Kubernetes ${body.gitVersion}`)
    report('custom resources are defined', await defineCustomResources(client))
    report('a pod that asks for no restriction is refused', await refusesUnrestricted(client))
    for (const file of readdirSync(join(chart, 'ci'))) {
      const namespace = parse(file).name
      await makeNamespace(client, namespace)
      const objects = render(chart, join(chart, 'ci', file))
      report(`${file}: ${await applied(client, objects, namespace)}`, await findings(client, objects, namespace))
    }
    await makeNamespace(client, 'by-helm')
    for (const [title, found] of helmSteps(client, chart)) report(title, found)
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

const applied = async (client, objects, namespace) => {
  const [known, unknown] = [objects.filter(isKnown), objects.filter((object) => !isKnown(object))]
  const strangers = unknown.length === 0 ? '' : `, ${unknown.length} of ${unknownGroup} not checked`
  return `${known.length} objects applied, their pods admitted in ${namespace}${strangers}`
}
const isKnown = ({ apiVersion }) => !apiVersion.startsWith(`${unknownGroup}/`)

const findings = async (client, objects, namespace) => {
  const found = []
  for (const object of objects.filter(isKnown)) {
    const of = `${object.kind} ${object.metadata.name}`
    found.push(...problems(of, await client.apply(object, namespace)))
    const pod = podOf(object)
    if (pod === undefined) continue
    const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All&fieldValidation=Strict`
    found.push(...problems(`pod of ${of}`, await client.call('POST', path, pod)))
  }
  return found
}

const problems = (of, { status, body, warnings }) => [
  ...(status < 300 ? [] : [`${of}: ${status} ${body.message ?? body}`]),
  ...warnings.map((warning) => `${of}: ${warning}`),
]

/** What a controller would make of a workload. */
const podOf = ({ kind, metadata, spec }) => {
  const template = spec?.template
  if (template?.spec?.containers === undefined) return undefined
  const claims = (spec.volumeClaimTemplates ?? []).map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${metadata.name}-0` },
  }))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name: `${metadata.name}-${kind.toLowerCase()}` },
    spec: { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] },
  }
}

const render = (chart, values) => {
  const args = ['template', 'doors', chart, '-f', values, '--kube-version', '1.34.0']
  const { stdout, stderr, status } = spawnSync(tool('helm'), args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(stderr)
  return parseAllDocuments(stdout)
    .map((document) => document.toJS())
    .filter((object) => object !== null)
}

/** With the account that a controller gives every namespace. */
const makeNamespace = async (client, name) => {
  const of = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: restricted } }
  await client.call('POST', '/api/v1/namespaces', of)
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
  await client.call('POST', `/api/v1/namespaces/${name}/serviceaccounts`, account)
}

const defineCustomResources = async (client) => {
  const made = customResourceDefinitions()
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
  const found = []
  for (const definition of made) {
    const { status, body } = await client.call('POST', path, definition)
    if (status >= 300) found.push(`${definition.metadata.name}: ${body.message}`)
  }
  for (const { metadata } of made) await untilServed(client, `${path}/${metadata.name}`)
  return found
}

const untilServed = async (client, path) => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { body } = await client.call('GET', path)
    if (body.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True')) return
    await sleep(100)
  }
  throw new Error(`${path} is not served`)
}

const refusesUnrestricted = async (client) => {
  await makeNamespace(client, 'refused')
  const containers = [{ name: 'all', image: 'example.org/all' }]
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'all' }, spec: { containers } }
  const { status } = await client.call('POST', '/api/v1/namespaces/refused/pods?dryRun=All', pod)
  return status === 403 ? [] : [`answered ${status}`]
}

/** Without hooks, since nothing runs their Jobs here; their objects are applied above. */
function* helmSteps(client, chart) {
  const values = (file) => ['-f', join(chart, 'ci', file)]
  const newer = ['--set', 'image.tag=0.2.0,defaults.replicas=3,siteZone=Europe/Helsinki']
  const steps = [
    ['install', 'doors', chart, ...values('small.yaml'), '--no-hooks'],
    ['upgrade', 'doors', chart, ...values('small.yaml'), ...newer, '--no-hooks'],
    ['upgrade', 'doors', chart, ...values('production.yaml'), '--no-hooks'],
    ['rollback', 'doors', '1', '--no-hooks'],
    ['uninstall', 'doors', '--no-hooks'],
  ]
  for (const [command, ...args] of steps) {
    const given = [command, ...args, '--namespace', 'by-helm', ...client.helmFlags]
    const { status, stderr } = spawnSync(tool('helm'), given, { encoding: 'utf8', maxBuffer: 1 << 26 })
    const lines = stderr.split('\n').filter((line) => line !== '')
    yield [`helm ${command}`, status === 0 ? lines : [`exit ${status}`, ...lines]]
  }
}
