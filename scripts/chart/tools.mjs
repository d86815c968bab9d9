/**
 * The tools that check the chart, from the Go module proxy, kept outside of the repository: built once, in minutes.
 * `node scripts/chart/tools.mjs` builds what is missing and says where it is; `node scripts/chart/tools.mjs kube-apiserver` builds
 * the API server as well, which takes about six minutes. `promtool` and `etcd` come from the system's packages.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'doorledger', 'tools')

/** Module and version by name of the program. */
const modules = {
  helm: 'helm.sh/helm/v3/cmd/helm@v3.22.0',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
}

/** helm-unittest replaces one of its modules, which `go install` refuses: it is built from a module of our own. */
const UNITTEST = 'github.com/helm-unittest/helm-unittest'
const buildUnittest = (file) => {
  const module = join(folder, 'unittest-module')
  mkdirSync(module, { recursive: true })
  writeFileSync(
    join(module, 'go.mod'),
    `module unittest\n\ngo 1.26\n\nrequire ${UNITTEST} v1.1.2\n\nreplace github.com/vmware-labs/yaml-jsonpath => github.com/helm-unittest/yaml-jsonpath v0.4.0\n`,
  )
  writeFileSync(join(module, 'tool.go'), `package main\n\nimport _ "${UNITTEST}/cmd/helm-unittest"\n`)
  return go(['build', '-mod=mod', '-o', file, `${UNITTEST}/cmd/helm-unittest`], { cwd: module })
}

/** A module of our own as well: Kubernetes names its parts by folders of its repository, which are modules of their own. */
const KUBERNETES = '1.36.3'
const buildApiServer = (file) => {
  const module = join(folder, 'api-server-module')
  mkdirSync(module, { recursive: true })
  const release = `k8s.io/kubernetes@v${KUBERNETES}`
  const { stdout } = spawnSync('go', ['mod', 'download', '-json', release], { encoding: 'utf8' })
  if (!stdout) throw new Error(`${release} cannot be had`)
  const stated = readFileSync(JSON.parse(stdout).GoMod, 'utf8')
  const parts = [...stated.matchAll(/^\s*(?:replace )?(k8s\.io\/\S+) => \.\/staging/gm)].map(([, part]) => part)
  const version = KUBERNETES.replace(/^1/, 'v0')
  const replaced = parts.map((part) => `replace ${part} => ${part} ${version}\n`).join('')
  writeFileSync(
    join(module, 'go.mod'),
    `module apiserver\n\ngo 1.26\n\nrequire (\n\tk8s.io/kubernetes v${KUBERNETES}\n\tk8s.io/component-base ${version}\n)\n\n${replaced}`,
  )
  writeFileSync(
    join(module, 'main.go'),
    `package main

import (
	"os"

	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() { os.Exit(cli.Run(app.NewAPIServerCommand())) }
`,
  )
  const told = { gitVersion: `v${KUBERNETES}`, gitMajor: '1', gitMinor: KUBERNETES.split('.')[1] }
  const flags = Object.entries(told).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
  return go(['build', '-mod=mod', '-ldflags', ['-s', '-w', ...flags].join(' '), '-o', file, '.'], { cwd: module })
}

const go = (args, options = {}) => {
  const { status, error } = spawnSync('go', args, { stdio: 'inherit', ...options })
  if (status !== 0) throw new Error(`go ${args[0]} failed${error ? `: ${error.message}` : ''}; it takes Go 1.26`)
}

/** @returns {string} where the program is once it is built */
export const toolFile = (name) => join(folder, name)

/** @returns {string} path of the program, built when it is not there */
export const tool = (name) => {
  const file = toolFile(name)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  console.log(`building ${name} …`)
  if (name === 'untt') buildUnittest(file)
  else if (name === 'kube-apiserver') buildApiServer(file)
  else go(['install', modules[name]], { env: { ...process.env, GOBIN: folder } })
  return file
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of [...Object.keys(modules), 'untt', ...process.argv.slice(2)]) console.log(tool(name))
