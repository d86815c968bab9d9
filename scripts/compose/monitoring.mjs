import { randomUUID } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { globSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@doorledger/testing/backing'
import kafkajs from 'kafkajs'
import { parse, stringify } from 'yaml'
import { lock, person } from './bodies.mjs'
import { folderOf, textOf } from './containers.mjs'

const ALERT_TIMEOUT_MS = 90_000
const DASHBOARDS = 'helm/doorledger/files/dashboards'

/** Prometheus as compose sets it up, asking every two seconds; what lasts minutes in the rules lasts seconds here. */
export const checkMonitoring = async (containers, dir, report) => {
  if (spawnSync('prometheus', ['--version']).status !== 0) {
    console.log('– dashboards and alerts not checked: prometheus is not on the PATH')
    return
  }
  const prometheus = await startPrometheus(containers, dir)
  const traffic = new Traffic(containers)
  try {
    await traffic.begin()
    await sleep(20_000)
    for (const file of globSync(join(folderOf(`${DASHBOARDS}/x`), '*.json'))) {
      const { panels } = JSON.parse(textOf(`${DASHBOARDS}/${basename(file)}`))
      report(`each panel of ${basename(file)} has data`, await panelsWithoutData(prometheus, panels))
    }
    report('no alert while all is well', await prometheus.firing())
    for (const [alert, breakIt] of Object.entries(breakages(containers, traffic))) {
      const mend = await breakIt()
      report(`${alert} comes`, await prometheus.untilFiring(alert))
      await mend?.()
    }
  } finally {
    traffic.end()
    await prometheus.stop()
  }
}

const panelsWithoutData = async (prometheus, panels) => {
  const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })))
  const answers = await Promise.all(queries.map(({ expr }) => prometheus.query(expr)))
  return queries
    .filter((_, index) => !answers[index].some(({ value: [, value] }) => value !== 'NaN'))
    .map(({ title }) => title)
}

/** By alert: brings about what it is for, and gives what mends it. The order is that of the harm they do. */
const breakages = (containers, traffic) => ({
  DoorledgerDeadLetters: () => traffic.publishNonsense(),
  DoorledgerRestarts: async () => {
    for (let times = 0; times < 4; times += 1) {
      await containers.processOf('retention').kill()
      await containers.start('retention')
      await containers.untilHealthy('retention')
      await sleep(2_500)
    }
  },
  DoorledgerServiceDown: async () => {
    await containers.processOf('retention').kill()
    return () => containers.start('retention')
  },
  DoorledgerLogUnavailable: async () => {
    await containers.server('kafka').kill()
    return undefined
  },
  DoorledgerRequestsFail: () => undefined,
  DoorledgerOutboxStuck: () => traffic.addPerson(),
})

const startPrometheus = async (containers, dir) => {
  const config = parse(textOf('deploy/monitoring/prometheus.yaml'))
  const here = (target) => new URL(containers.addressOf(target.split(':')[0])).host
  for (const { static_configs: statics } of config.scrape_configs) {
    for (const group of statics) group.targets = group.targets.map(here)
  }
  config.global = { scrape_interval: '2s', evaluation_interval: '2s' }
  config.rule_files = ['alerts.yaml']
  const rules = textOf('helm/doorledger/files/alerts.yaml')
    .replaceAll(/for: \d+m/g, 'for: 6s')
    .replaceAll(/\[(5|10)m\]/g, '[30s]')
    .replaceAll('offset 10m', 'offset 20s')
  writeFileSync(join(dir, 'alerts.yaml'), rules)
  writeFileSync(join(dir, 'prometheus.yaml'), stringify(config))
  const port = await freePort()
  const args = [`--config.file=${join(dir, 'prometheus.yaml')}`, `--storage.tsdb.path=${join(dir, 'prometheus')}`]
  const process = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' })
  return new Prometheus(process, `http://127.0.0.1:${port}`)
}

class Prometheus {
  constructor(process, address) {
    Object.assign(this, { process, address })
  }

  async query(expr) {
    const answer = await fetch(`${this.address}/api/v1/query?query=${encodeURIComponent(expr)}`)
    const { status, data, error } = await answer.json()
    if (status !== 'success') throw new Error(`${expr}: ${error}`)
    return data.result
  }

  async firing() {
    const { data } = await (await fetch(`${this.address}/api/v1/alerts`)).json()
    return data.alerts.filter(({ state }) => state === 'firing').map(({ annotations }) => annotations.summary)
  }

  async untilFiring(alert) {
    const deadline = Date.now() + ALERT_TIMEOUT_MS
    while (Date.now() < deadline) {
      const found = await this.query(`ALERTS{alertname="${alert}",alertstate="firing"}`)
      if (found.length > 0) return []
      await sleep(500)
    }
    return [`not within ${ALERT_TIMEOUT_MS} ms`]
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGTERM')
    await ended
  }
}

/** A lock that hands in a block every half second, and an administrator. */
class Traffic {
  #containers
  #ended = false

  constructor(containers) {
    this.#containers = containers
  }

  async begin() {
    let token
    for (;;) {
      const made = await this.#post('device-ingest', '/v1/devices', lock)
      token = (await made.json()).token
      if (made.status === 201) break
      await sleep(500)
    }
    void this.#handIn(token)
  }

  end() {
    this.#ended = true
  }

  async #handIn(token) {
    for (let second = 0; !this.#ended; second += 1) {
      const time = new Date(Date.now() + second).toISOString().replaceAll(/\D/g, '').slice(0, 14)
      const block = { audits: [{ event: '05070000', time }], nxtDbVerTS: '0x08d16357eef73a69' }
      await this.#post('device-ingest', '/v1/devices/front-door/audit-blocks', block, token).catch(() => undefined)
      await sleep(500)
    }
  }

  /** What a service decides while the log is away waits in its outbox. */
  async addPerson() {
    const answer = await this.#post('directory', '/v1/users', person)
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  }

  /** A record that is no event, as a tool gone wrong might write it. */
  async publishNonsense() {
    const { address } = this.#containers.server('kafka')
    const kafka = new kafkajs.Kafka({ brokers: [address], logLevel: kafkajs.logLevel.NOTHING })
    const producer = kafka.producer()
    await producer.connect()
    const key = `default:${randomUUID()}`
    await producer.send({ topic: 'device.audit-blocks.v1', messages: [{ key, value: '{"no": "event"}' }] })
    await producer.disconnect()
  }

  #post(service, path, body, token = this.#containers.secret('admin-token').trim()) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const url = this.#containers.addressOf(service) + path
    return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) })
  }
}
