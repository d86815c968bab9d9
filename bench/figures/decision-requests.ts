import { type Parts, smallOffice, type SmallOffice } from '../access/small-office.ts'
import type { Backing } from '../backing.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { postAsFastAsPossible } from '../load.ts'
import { startDistributedDecisions, startProcess, startStandalone } from '../processes.ts'

const DOORS = 100
const CONNECTIONS = 64
const WARM_UP_SEC = 4
const DURATION_SEC = 6
const ROUNDS = 3

/** What a durable decision costs beside an app that answers at once. */
export async function* decisionRequests(backing: Backing): AsyncGenerator<Figure> {
  yield await requestsTo('standalone', 0.55, backing, async () => {
    const { address, token, stop } = await startStandalone(backing)
    return { directory: address, deviceIngest: address, accessDecision: address, token, stop }
  })
  yield await requestsTo('Kafka', 0.5, backing, async () => {
    const { directory, deviceIngest, accessDecision, token } = await startDistributedDecisions(backing)
    const stop = async () => {
      for (const each of [accessDecision, deviceIngest, directory]) await each.stop()
    }
    const [at, ingest] = [directory.address, deviceIngest.address]
    return { directory: at, deviceIngest: ingest, accessDecision: accessDecision.address, token, stop }
  })
}

type Start = () => Promise<Parts & { stop(): Promise<unknown> }>

const requestsTo = async (where: string, atLeast: number, backing: Backing, start: Start): Promise<Figure> => {
  const echo = await startProcess('bench/echo-server.ts')
  backing.atEnd(() => echo.stop())
  const server = await start()
  const office = await smallOffice(server, DOORS)
  const decide = (durationSec: number) => post(office, server.accessDecision, '/v1/access-attempts', durationSec)
  const bare = (durationSec: number) => post(office, echo.address, '/echo', durationSec)
  await decide(WARM_UP_SEC)
  await bare(WARM_UP_SEC)
  const rounds: { readonly durable: number; readonly bare: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ bare: await bare(DURATION_SEC), durable: await decide(DURATION_SEC) })
  }
  await echo.stop()
  await server.stop()
  const [durable, echoed] = [median(rounds.map((each) => each.durable)), median(rounds.map((each) => each.bare))]
  return {
    name: `decision request, durable ÷ bare echo, ${where}`,
    ratio: median(rounds.map((each) => each.durable / each.bare)),
    bound: { atLeast },
    detail: `${thousands(durable)} against ${thousands(echoed)} requests/s at ${CONNECTIONS} connections over ${DOORS} doors`,
  }
}

const post = async (office: SmallOffice, address: string, path: string, durationSec: number): Promise<number> => {
  let turn = 0
  const next = () => {
    turn += 1
    return { path, body: office.nextQuestion(), token: office.readers[turn % office.readers.length]! }
  }
  return (await postAsFastAsPossible({ address, connections: CONNECTIONS, durationSec, next })).requestsPerSec
}
