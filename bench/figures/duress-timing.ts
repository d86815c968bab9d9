import { newId } from '@doorledger/kernel'
import { setTimeout as pause } from 'node:timers/promises'
import { smallOffice } from '../access/small-office.ts'
import { type Api, apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import type { Figure } from '../figure.ts'
import { kolmogorovSmirnov } from '../kolmogorov-smirnov.ts'
import { startStandalone } from '../processes.ts'

const EACH = Number(process.env.BENCH_REPEATS ?? 20_000)
const WARM_UP = 200
const KNOWN_MS = 5_000
const [PIN, DURESS_PIN] = ['4711', '9119']

/** Whether whoever stands at the reader could tell a duress PIN from any other, by what it answers or by how long it takes. */
export async function* duressTiming(backing: Backing): AsyncGenerator<Figure> {
  const { address, token, stop } = await startStandalone(backing)
  const reader = await readerOfPins(address, token)
  for (let n = 0; n < WARM_UP; n += 1) await answerTo(reader, n % 2 === 0 ? PIN : DURESS_PIN)
  const [usual, underDuress]: [number[], number[]] = [[], []]
  const grant = (await answerTo(reader, PIN)).text
  let alike = 0
  // Each is drawn by itself. In pairs, one of a kind would come after one of the other kind most of the time, and meet
  // what that left to be done.
  while (usual.length < EACH || underDuress.length < EACH) {
    const isDuress = Math.random() < 0.5
    const { ms, text } = await answerTo(reader, isDuress ? DURESS_PIN : PIN)
    const times = isDuress ? underDuress : usual
    if (times.length === EACH) continue
    times.push(ms)
    if (text === grant) alike += 1
  }
  await stop()
  const detail = `${EACH} of each over HTTP, one after the other, standalone; ${alike} answers alike to the byte but for ids`
  yield {
    name: 'duress and grant of one distribution of time (Kolmogorov–Smirnov, p)',
    ratio: kolmogorovSmirnov(usual, underDuress),
    bound: { atLeast: 0.01 },
    detail,
  }
  yield { name: 'answers to duress alike to the byte ÷ all', ratio: alike / (2 * EACH), bound: { atLeast: 1 }, detail }
}

/** A reader whose door one person opens, by a PIN of his own and by one that calls for help. */
const readerOfPins = async (address: string, token: string): Promise<Api> => {
  const parts = { directory: address, deviceIngest: address, accessDecision: address, token }
  const { readers, userId } = await smallOffice(parts, 1)
  const office = apiOf(address, token)
  await office.post('/v1/credentials', { kind: 'pin', number: PIN, userId })
  await office.post('/v1/credentials', { kind: 'pin', number: DURESS_PIN, userId, duress: true })
  const reader = apiOf(address, readers[0]!)
  // Asked too soon they would count as wrong PINs, of which a few make the reader wait.
  await pause(KNOWN_MS)
  for (const pin of [PIN, DURESS_PIN]) {
    const { text } = await answerTo(reader, pin)
    if (!text.includes('granted')) throw new Error(text)
  }
  return reader
}

const answerTo = async (reader: Api, pin: string): Promise<{ readonly ms: number; readonly text: string }> => {
  const question = { attemptId: newId(), credential: { kind: 'pin', value: pin } }
  const startedAt = performance.now()
  const answer = await reader.post('/v1/access-attempts', question)
  const ms = performance.now() - startedAt
  return { ms, text: JSON.stringify(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id') }
}
