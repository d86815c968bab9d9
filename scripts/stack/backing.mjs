import { join } from 'node:path'
import { freePort, startLocalKafka, startLocalPostgres, startLocalRedis } from '@doorledger/testing/backing'

const local = {
  KAFKA_BROKERS: { start: startLocalKafka, folder: 'kafka', usualPort: 9092 },
  DATABASE_URL: { start: startLocalPostgres, folder: 'postgres', usualPort: 5432 },
  REDIS_URL: { start: startLocalRedis, folder: 'redis', usualPort: 6379 },
}

/** Starts what the environment gives no address of, on its usual port where that is free, with its data in `dir`. */
export const startBacking = async (dir) => {
  const started = {}
  const outcomes = await Promise.allSettled(
    Object.entries(local).map(async ([variable, { start, folder, usualPort }]) => {
      if (process.env[variable]) return undefined
      const server = await start({ dir: join(dir, folder), port: await freePort(usualPort) })
      started[variable] = server.address
      return server
    }),
  )
  const servers = outcomes.flatMap(({ value }) => value ?? [])
  const stop = () => Promise.allSettled(servers.map((server) => server.stop()))
  const failures = outcomes.filter(({ status }) => status === 'rejected')
  if (failures.length === 0) return { started, stop }
  await stop()
  throw new Error(failures.map(({ reason }) => reason.message).join('\n'))
}
