/**
 * `npm run test:chart`: the chart for each set of values in `helm/doorledger/ci`, by the tools operators use, against the schemas
 * of Kubernetes and, where one can be started, against its API server. `-- --only api-server` leaves out the rest.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkAgainstApiServer } from './apply.mjs'
import { kubernetesSchemas } from './kubernetes-schemas.mjs'
import { tool } from './tools.mjs'

const chart = fileURLToPath(new URL('../../helm/doorledger', import.meta.url))
const KUBERNETES = ['1.31.0', '1.34.0']

/** Of operators, whose schemas no registry has. */
const customResources = new Set([
  ...[
    'KafkaTopic',
    'KafkaUser',
    'Cluster',
    'ExternalSecret',
    'ScaledObject',
    'ServiceMonitor',
    'PrometheusRule',
    'HTTPRoute',
  ],
])

/** What kube-score finds fault with and is meant so, each with its reason. */
const ignored = {
  'container-cpu-limit-not-set': 'a limit on CPU time throttles a service that catches up; requests keep its share',
  'container-resources': 'reports the CPU limit as well; the chart’s test holds requests and memory limits',
  'container-image-pull-policy': 'tags of releases are not moved, and digests pin them',
  'networkpolicy-targets-pod': 'the pod of helm test is a hook, which kube-score does not see with the others',
  'statefulset-has-servicename': 'replicas are called by the Service of the chart, never by name of their own',
  'statefulset-has-headless-service': 'the same',
  'deployment-replicas': 'ci/small.yaml is one replica on purpose',
  'statefulset-replicas': 'the same',
}

const dir = mkdtempSync(join(tmpdir(), 'doorledger-chart-'))
let failed = 0

const run = (title, command, args, options = {}) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  if (status !== 0) {
    failed += 1
    console.error(`✗ ${title}\n${stdout}${stderr}`)
  } else console.log(`✓ ${title}`)
  return stdout
}

const report = (title, findings) => {
  if (findings.length > 0) {
    failed += 1
    console.error(`✗ ${title}\n  ${findings.join('\n  ')}`)
  } else console.log(`✓ ${title}`)
}

const manifests = () => {
  for (const file of readdirSync(join(chart, 'ci'))) {
    const values = join(chart, 'ci', file)
    for (const version of KUBERNETES) {
      const given = ['-f', values, '--kube-version', version]
      run(`${file}: helm lint for ${version}`, tool('helm'), ['lint', '--strict', chart, ...given])
      const made = run(`${file}: helm template for ${version}`, tool('helm'), ['template', 'doors', chart, ...given])
      const manifest = join(dir, `${file}-${version}`)
      writeFileSync(manifest, made)
      const schemas = `${kubernetesSchemas(version)}/{{.ResourceKind}}{{.KindSuffix}}.json`
      const custom = [...customResources].flatMap((kind) => ['-skip', kind])
      run(`${file}: kubeconform for ${version}`, tool('kubeconform'), [
        ...['-strict', '-kubernetes-version', version, '-schema-location', schemas, ...custom, manifest],
      ])
      const leftOut = Object.keys(ignored).flatMap((test) => ['--ignore-test', test])
      run(`${file}: kube-score`, tool('kube-score'), ['score', ...leftOut, '--output-format', 'ci', manifest])
    }
  }
  run('suites of helm-unittest', tool('untt'), [chart])
  run('alerts: promtool check', 'promtool', ['check', 'rules', join(chart, 'files', 'alerts.yaml')])
  run('alerts: promtool test', 'promtool', ['test', 'rules', join(chart, 'tests', 'alerts.test.yaml')])
}

try {
  if (!process.argv.includes('api-server')) manifests()
  await checkAgainstApiServer(chart, report)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
console.log(failed === 0 ? 'the chart is as it should be' : `${failed} checks failed`)
process.exitCode = failed === 0 ? 0 : 1
