/**
 * The tools that check the chart, from the Go module proxy, kept outside of the repository: built once, in minutes.
 * `node scripts/chart/tools.mjs` builds what is missing and says where it is. `promtool` comes from the system's packages.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
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

/** @returns {string} path of the program, built when it is not there */
export const tool = (name) => {
  const file = join(folder, name)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  console.log(`building ${modules[name]} …`)
  const { status, error } = spawnSync('go', ['install', modules[name]], {
    env: { ...process.env, GOBIN: folder },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${name} could not be built${error ? `: ${error.message}` : ''}; it takes Go 1.26`)
  return file
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const name of Object.keys(modules)) console.log(tool(name))
