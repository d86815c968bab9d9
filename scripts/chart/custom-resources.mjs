/**
 * Definitions of the custom resources that the chart makes, from the Go modules of their operators. Strimzi’s are in no such
 * module: its resources are not checked here.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const definitions = [
  ['sigs.k8s.io/gateway-api@v1.4.0', 'config/crd/standard', 'gateway.networking.k8s.io_httproutes.yaml'],
  [
    'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    'example/prometheus-operator-crd',
    'monitoring.coreos.com_servicemonitors.yaml',
    'monitoring.coreos.com_prometheusrules.yaml',
  ],
  ['github.com/kedacore/keda/v2@v2.21.0', 'config/crd/bases', 'keda.sh_scaledobjects.yaml'],
  ['github.com/cloudnative-pg/cloudnative-pg@v1.27.0', 'config/crd/bases', 'postgresql.cnpg.io_clusters.yaml'],
  [
    'github.com/external-secrets/external-secrets@v1.3.2',
    'config/crds/bases',
    'external-secrets.io_externalsecrets.yaml',
  ],
]

/** Group of the resources whose definition cannot be had. */
export const unknownGroup = 'kafka.strimzi.io'

/** @returns {object[]} a CustomResourceDefinition for each kind of resource the chart makes */
export const customResourceDefinitions = () =>
  definitions.flatMap(([module, folder, ...files]) => {
    const dir = moduleFolder(module)
    return files.map((file) => parse(readFileSync(join(dir, folder, file), 'utf8')))
  })

const moduleFolder = (module) => {
  const { stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })
  const { Dir, Error: reason } = stdout ? JSON.parse(stdout) : { Error: stderr }
  if (Dir === undefined) throw new Error(`${module} cannot be had: ${reason}`)
  return Dir
}
