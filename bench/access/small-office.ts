import { newId } from '@doorledger/kernel'
import { type Api, apiOf } from '../api.ts'
import { untilDone } from './until-done.ts'

/** Where the parts of a Doorledger are reached; all the same when it is one process. */
export interface Parts {
  readonly directory: string
  readonly deviceIngest: string
  readonly accessDecision: string
  readonly token: string
}

/** Readers at doors, and a card that opens them all. */
export interface SmallOffice {
  readonly readers: readonly string[]
  /** whose card it is */
  readonly userId: string
  /** the body of a question that nobody asked before */
  readonly nextQuestion: () => string
}

const CARD = '11:572'

/** Sets up so many doors with a reader each, as an administrator would, and answers when the last one opens. */
export const smallOffice = async (parts: Parts, doors: number): Promise<SmallOffice> => {
  const at = (address: string): Api => apiOf(address, parts.token)
  const [directory, devices, decisions] = [at(parts.directory), at(parts.deviceIngest), at(parts.accessDecision)]
  const { id: userId } = (await directory.post('/v1/users', { username: 'anna', name: 'Anna' })) as { id: string }
  await directory.post('/v1/credentials', { kind: 'keycard', number: CARD, userId })
  const readers: string[] = []
  for (let n = 0; n < doors; n += 1) {
    const device = { id: `reader-${n}`, kind: 'reader', name: `Reader ${n}`, zone: 'UTC' }
    readers.push(((await devices.post('/v1/devices', device)) as { token: string }).token)
  }
  const doorIds = Array.from({ length: doors }, (_, n) => `door-${n}`)
  for (const [n, id] of doorIds.entries()) {
    const door = { id, name: id, accessPoints: [{ accessPointId: 'in', deviceId: `reader-${n}` }] }
    await untilDone(() => decisions.post('/v1/doors', door))
  }
  await decisions.post('/v1/access-rules', { id: 'all', name: 'All', who: { everyone: true }, where: { doorIds } })
  const nextQuestion = () => JSON.stringify({ attemptId: newId(), credential: { kind: 'rfid', value: CARD } })
  const last = apiOf(parts.accessDecision, readers.at(-1)!)
  await untilDone(async () => {
    const body: unknown = JSON.parse(nextQuestion())
    const { decision } = (await last.post('/v1/access-attempts', body)) as { decision: string }
    if (decision !== 'granted') throw new Error(decision)
  })
  return { readers, userId, nextQuestion }
}
