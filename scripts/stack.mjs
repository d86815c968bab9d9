/**
 * `npm run stack`: the distributed Doorledger on one machine. Kafka, Postgres and Redis come from the environment
 * (KAFKA_BROKERS, DATABASE_URL, REDIS_URL) or are started here; each service is a process of its own, and so is the
 * console, behind a gateway that makes one address of them. All of it ends with this process.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { adminPasswordFileIn, adminTokenFileIn, installationEnvironment, serviceCatalogue } from '@doorledger/catalogue'
import { keptSecret } from '@doorledger/privacy'
import { startBacking } from './stack/backing.mjs'
import { startGateway } from './stack/gateway.mjs'
import { nextSteps } from './stack/next-steps.mjs'
import { Service } from './stack/service.mjs'

const say = (text) => console.log(`doorledger: ${text}`)
const dir = resolve(process.env.DOORLEDGER_DATA_DIR || '.doorledger', 'stack')
const GATEWAY_PORT = 8080
const CONSOLE = { name: 'console', port: 8090, main: 'dist/server/main.js' }
const adminTokenFile = process.env.ADMIN_TOKEN_FILE || adminTokenFileIn(dir)
mkdirSync(dir, { recursive: true })

let backing
let services = []
let gateway
let stopping

const stop = (exitCode) => {
  stopping ??= (async () => {
    say('stopping …')
    gateway?.stop()
    await Promise.allSettled(services.map((service) => service.stop()))
    await backing?.stop()
    process.exit(exitCode)
  })()
  return stopping
}
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

try {
  say('starting Kafka, Postgres and Redis …')
  backing = await startBacking(dir)
  for (const [name, address] of Object.entries(backing.started)) say(`${name}=${address}`)

  const environment = {
    PRIVACY_KEY_FILE: join(dir, 'privacy-keys'),
    PRIVACY_KEY_FILE_CREATE: 'true',
    CREDENTIAL_LOOKUP_KEY_FILE: join(dir, 'credential-lookup-key'),
    CREDENTIAL_LOOKUP_KEY_FILE_CREATE: 'true',
    ...(await installationEnvironment(dir, (name) => keptSecret(join(dir, name)))),
    ...given(),
    ...backing.started,
  }
  services = [...serviceCatalogue, CONSOLE].map(
    ({ name, port, main }) => new Service({ name, port, main, dir, environment, say }),
  )
  await Promise.all(services.map((service) => service.start()))
  gateway = await startGateway({ port: GATEWAY_PORT, services })
  const here = (path) => (relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path))
  console.log(
    nextSteps({
      services,
      gateway: gateway.address,
      password: process.stdout.isTTY ? firstPassword(adminPasswordFileIn(dir)) : undefined,
      adminTokenFile: here(adminTokenFile),
      logs: here(dir),
    }),
  )
} catch (error) {
  if (!stopping) console.error(`doorledger: ${error.message}`)
  await stop(1)
}

/** What whoever runs the stack has set takes the place of what is made for it. */
function given() {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value))
}

/** As long as the one-time password of the first start is there. What is not a terminal may be kept as a log. */
function firstPassword(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
