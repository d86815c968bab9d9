import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { kafkaBrokers } from '@doorledger/testing'
import { expect, it } from 'vitest'
import { openKafkaEventLog } from './kafka-event-log.js'

const CALLERS = 10
const CALLS = 150
const CUT_EVERY_MS = 60

it('nothing acknowledged is missing or out of order when connections break all the time', async () => {
  const [host = '', port] = (kafkaBrokers()[0] ?? '').split(':')
  const sockets = new Set<Socket>()
  const socketFactory = ({ onConnect }: { onConnect: () => void }) => {
    const socket = connect(Number(port), host, onConnect)
    sockets.add(socket)
    return socket.on('close', () => sockets.delete(socket))
  }
  const brokers = kafkaBrokers()
  const broken = openKafkaEventLog({ brokers, clientId: 'broken', connection: { socketFactory } })
  const whole = openKafkaEventLog({ brokers, clientId: 'whole' })
  const topic = `cut.${randomUUID()}.v1`
  const contract = { description: '', key: '', cleanup: 'delete', retentionMs: null, public: false } as const
  await whole.createTopics([{ name: topic, partitions: 3, maxMessageBytes: 1_000_000, ...contract }])

  let cuts = 0
  const cutting = setInterval(() => {
    cuts += sockets.size
    for (const socket of sockets) socket.destroy(new Error('cut'))
  }, CUT_EVERY_MS)
  const call = async (caller: number) => {
    for (let turn = 0; turn < CALLS; turn += 1)
      await broken.append(topic, [{ key: `key-${caller}`, value: `${caller}-${turn}` }])
  }
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)))
  clearInterval(cutting)
  expect(cuts).toBeGreaterThan(0)

  const first = new Set<string>()
  const reading = await whole.subscribe({
    group: `group-${randomUUID()}`,
    topic,
    claim: () => Promise.resolve(0),
    process: ({ records }) => Promise.resolve(records.forEach(({ value }) => first.add(value))),
    release: () => undefined,
  })
  await expect.poll(() => first.size, { timeout: 60_000 }).toBe(CALLERS * CALLS)
  for (let caller = 0; caller < CALLERS; caller += 1) {
    const turns = [...first].filter((value) => value.startsWith(`${caller}-`)).map((value) => value.split('-')[1])
    expect(turns).toEqual(Array.from({ length: CALLS }, (_, turn) => `${turn}`))
  }
  await reading.close()
  await Promise.all([broken.close(), whole.close()])
})
