/**
 * A real API server of Kubernetes with etcd, without a node and without controllers: what it is given it validates, defaults,
 * admits and stores, as in a cluster; nothing is run.
 *
 * KUBE_APISERVER and ETCD name the programs; without them they are looked for on the PATH, and kube-apiserver among the tools that
 * `node scripts/chart/tools.mjs kube-apiserver` builds. Debian's package `etcd-server` has etcd.
 */
import { spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { toolFile } from './tools.mjs'

const READY_TIMEOUT_MS = 120_000

/** @returns {{ apiServer?: string, etcd?: string }} path of each program that is there */
export const apiServerPrograms = () => ({
  apiServer: process.env.KUBE_APISERVER || onPath('kube-apiserver') || built('kube-apiserver'),
  etcd: process.env.ETCD || onPath('etcd'),
})

const built = (name) => (existsSync(toolFile(name)) ? toolFile(name) : undefined)
const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim() || undefined

/**
 * @param {{ apiServer: string, etcd: string, dir: string }} options `dir` exists and is empty
 * @returns client of the server, as an administrator, and what stops both
 */
export const startApiServer = async ({ apiServer, etcd, dir }) => {
  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()]
  const token = randomBytes(24).toString('hex')
  const store = `http://127.0.0.1:${etcdPort}`
  const peer = `http://127.0.0.1:${peerPort}`
  const etcdProcess = run(dir, etcd, [
    ...['--data-dir', join(dir, 'etcd'), '--name', 'default', '--unsafe-no-fsync'],
    ...['--listen-client-urls', store, '--advertise-client-urls', store],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
  ])
  const server = run(dir, apiServer, [...flags({ dir, port, token }), `--etcd-servers=${store}`])
  const stop = async () => {
    // the server before its store: the other way round it waits for it
    await ended(server)
    await ended(etcdProcess)
  }
  const client = new ApiClient({ port, token, caFile: join(dir, 'certificates', 'apiserver.crt') })
  try {
    await client.untilReady([server, etcdProcess])
  } catch (error) {
    await stop()
    throw error
  }
  return { client, stop }
}

const flags = ({ dir, port, token }) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const file = (name, text) => {
    writeFileSync(join(dir, name), text, { mode: 0o600 })
    return join(dir, name)
  }
  mkdirSync(join(dir, 'certificates'))
  return [
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(dir, 'certificates')}`,
    `--token-auth-file=${file('tokens.csv', `${token},administrator,1,system:masters\n`)}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.0.0.0/16',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('accounts.pub', publicKey)}`,
    `--service-account-signing-key-file=${file('accounts.key', privateKey)}`,
  ]
}

const run = (dir, command, args) => {
  const log = openSync(join(dir, 'log'), 'a')
  return spawn(command, args, { cwd: dir, stdio: ['ignore', log, log] })
}

const ended = async (process) => {
  if (process.exitCode !== null || process.signalCode !== null) return
  const exit = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGTERM')
  const late = setTimeout(() => process.kill('SIGKILL'), 10_000)
  await exit
  clearTimeout(late)
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Speaks to the server as its administrator. */
class ApiClient {
  #resources = new Map()

  constructor({ port, token, caFile }) {
    Object.assign(this, { port, token, caFile })
  }

  /** What `helm` needs to reach it. */
  get helmFlags() {
    const address = `https://127.0.0.1:${this.port}`
    return ['--kube-apiserver', address, '--kube-token', this.token, '--kube-ca-file', this.caFile]
  }

  /** @returns {Promise<{ status: number, body: object, warnings: string[] }>} */
  call(method, path, body, contentType = 'application/json') {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': contentType }
    const options = { host: '127.0.0.1', port: this.port, path, method, headers, ca: readFileSync(this.caFile) }
    return new Promise((resolve, reject) => {
      const sent = request(options, async (response) => {
        const chunks = await response.toArray()
        const text = Buffer.concat(chunks).toString('utf8')
        const warnings = [response.headers.warning ?? []].flat()
        const json = response.headers['content-type']?.startsWith('application/json')
        resolve({ status: response.statusCode, body: json ? JSON.parse(text) : text, warnings })
      })
      sent.once('error', reject)
      sent.end(payload)
    })
  }

  /** Server-side apply with unknown and double fields refused. */
  async apply(object, namespace) {
    const path = await this.#pathOf(object, namespace)
    const query = 'fieldManager=chart&fieldValidation=Strict'
    return this.call('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml')
  }

  async #pathOf({ apiVersion, kind, metadata }, namespace) {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
    if (!this.#resources.has(root)) {
      const { body } = await this.call('GET', root)
      // not kept when a definition is not served yet
      if (body.resources !== undefined) this.#resources.set(root, body.resources)
    }
    const found = this.#resources.get(root)?.find((resource) => resource.kind === kind && !resource.name.includes('/'))
    if (found === undefined) throw new Error(`the server does not serve ${apiVersion} ${kind}`)
    const within = found.namespaced ? `/namespaces/${namespace}` : ''
    return `${root}${within}/${found.name}/${metadata.name}`
  }

  async untilReady(processes) {
    const deadline = Date.now() + READY_TIMEOUT_MS
    while (!(await this.#isReady())) {
      if (processes.some(({ exitCode }) => exitCode !== null)) throw new Error('the API server or etcd ended')
      if (Date.now() > deadline) throw new Error(`the API server was not ready within ${READY_TIMEOUT_MS} ms`)
      await sleep(250)
    }
  }

  async #isReady() {
    if (!existsSync(this.caFile)) return false
    try {
      return (await this.call('GET', '/readyz')).status === 200
    } catch {
      return false
    }
  }
}
