/**
 * `npm run test:compose`: what deploy/compose.yaml states, by the schema of the Compose Specification and by running it: every
 * container as a process, in order, until it is healthy by its own check. Says how long each service takes until it is ready and
 * what it holds idle. Where Prometheus is on the PATH, also whether each panel has data and whether alerts come when something
 * is broken. The gateway (nginx) and Grafana are not run.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { Containers, textOf } from './containers.mjs'
import { checkMonitoring } from './monitoring.mjs'
import { schemaFindings } from './schema.mjs'

const IDLE_MS = 10_000
const notRun = ['gateway', 'prometheus', 'grafana']

let failed = 0
const report = (title, findings) => {
  if (findings.length > 0) failed += 1
  console.log(findings.length === 0 ? `✓ ${title}` : `✗ ${title}\n  ${findings.join('\n  ')}`)
}

const compose = parse(textOf('deploy/compose.yaml'))
const refused = schemaFindings(compose)
if (refused === undefined) console.log('– not checked by the schema of the Compose Specification: it takes Go')
else report('deploy/compose.yaml is as the Compose Specification says', refused)
report('the gateway leads to containers that are there', strayPaths())

const dir = mkdtempSync(join(tmpdir(), 'doorledger-compose-'))
// what is compiled beforehand is compiled as the user of the images
chmodSync(dir, 0o755)
const containers = new Containers(compose, dir)
// so that what runs ends with us
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
try {
  const ours = []
  for (const name of containers.inOrder.filter((container) => !notRun.includes(container))) {
    if (containers.isOurs(name)) containers.assemble(name)
    const begun = performance.now()
    await containers.start(name)
    if (containers.isOurs(name)) {
      await containers.processOf(name).untilAnswers(`${containers.addressOf(name)}/health/ready`)
      ours.push({ name, ready: (performance.now() - begun) / 1_000, cpu: processorSec(name) })
      await containers.untilHealthy(name)
    }
    report(`${name} is healthy`, [])
  }
  await sleep(IDLE_MS)
  console.log('service            ready s   CPU s   idle MB')
  for (const { name, ready, cpu } of ours) {
    const cells = [ready.toFixed(1), cpu.toFixed(1), residentMb(name).toFixed(0)]
    console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(10)).join(''))
  }
  await checkMonitoring(containers, dir, report)
} catch (error) {
  report('it runs', [error.stack])
} finally {
  await containers.stop()
  rmSync(dir, { recursive: true, force: true })
}
console.log(failed === 0 ? 'the compose file is as it should be' : `${failed} checks failed`)
process.exitCode = failed === 0 ? 0 : 1

function strayPaths() {
  const names = [...textOf('deploy/gateway.conf').matchAll(/set \$service ([a-z-]+);/g)].map(([, name]) => name)
  return [...new Set(names)].filter((name) => compose.services[name]?.build === undefined)
}

/** Resident memory, as Linux counts it. */
function residentMb(name) {
  const status = readFileSync(`/proc/${containers.processOf(name).pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1_000
}

/** Processor time since the process began; Linux counts in hundredths. */
function processorSec(name) {
  const fields = readFileSync(`/proc/${containers.processOf(name).pid}/stat`, 'utf8')
    .split(') ')[1]
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
