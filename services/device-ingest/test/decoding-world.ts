import {
  auditRedecoded,
  type AuditRedecoded,
  type CodeMeaning,
  type DecoderCodes,
  deviceEvents,
  type Envelope,
} from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { expect, vi } from 'vitest'
import type { Api, Registered } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest, type Instance } from './running-device-ingest.js'

/** Nothing here asserts that it is quick. */
export const PATIENCE = { timeout: 60_000, interval: 50 }

export const granted = { result: 'granted', reason: 'success', accessType: 'unknown' } as const
export const denied = { result: 'denied', reason: 'device_denied', accessType: 'unknown' } as const
export const ASKED = '0507'
export const BATTERY = '0100'
export const battery = { name: 'battery low', category: 'power' }

/** A table and its replacement, which differ in what it means to have asked at the door. */
export const firstTable: DecoderCodes = {
  [ASKED]: { name: 'credential', category: 'access', access: granted },
  [BATTERY]: battery,
}
export const secondTable: DecoderCodes = {
  [ASKED]: { name: 'refusal', category: 'access', access: denied },
  [BATTERY]: battery,
}

export const isRedecoded = ({ type }: Envelope): boolean => type === auditRedecoded.type

interface ShownDecoder {
  readonly version: number
  readonly redecoding: { readonly status: string; readonly recordsExamined: number }
}

/** An installation whose decoders are replaced. */
export class DecodingWorld {
  private constructor(readonly installation: Installation) {}

  /** of the instance that was started last */
  api!: Api

  static async open(): Promise<DecodingWorld> {
    return new DecodingWorld(await installDeviceIngest('embedded'))
  }

  close(): Promise<void> {
    return this.installation.stop()
  }

  get events(): PublishedEvents {
    return this.installation.events
  }

  async start(publish: Publish = (_, pass) => pass()): Promise<Instance> {
    const instance = await this.installation.start((log) => publishing(log, publish))
    this.api = instance.api
    return instance
  }

  async replace(codes: DecoderCodes): Promise<void> {
    expect((await this.api.asAdmin('PUT', '/v1/decoders/engage', { codes })).status).toBe(200)
  }

  async decoder(): Promise<ShownDecoder> {
    return (await this.api.asAdmin<ShownDecoder>('GET', '/v1/decoders/engage')).body
  }

  async isDone(version: number, redecoding: object = {}): Promise<void> {
    const done = { version, redecoding: { status: 'done', ...redecoding } }
    await vi.waitFor(async () => expect(await this.decoder()).toMatchObject(done), PATIENCE)
  }

  /** Records a second apart, of the given codes in turn. */
  async handIn(device: Registered, count: number, codes: readonly string[] = [ASKED]): Promise<void> {
    const audits = Array.from({ length: count }, (_, n) => ({
      event: `${codes[n % codes.length]!}0000`,
      time: timeOf(n),
    }))
    expect((await this.api.handIn(device, { audits })).status).toBe(200)
  }

  async areRecorded(device: Registered, count: number): Promise<void> {
    await vi.waitFor(() => expect(this.events.of(device.id, 'audit_recorded')).toHaveLength(count), PATIENCE)
  }

  redecodedOf({ id }: Registered): readonly AuditRedecoded[] {
    return this.events.of(id, 'audit_redecoded') as unknown as readonly AuditRedecoded[]
  }

  /** What each record means to whoever has read the log to its end. */
  meaningsOf({ id }: Registered): readonly CodeMeaning[] {
    const latest = new Map<string, CodeMeaning>()
    const events = this.events.of(id, 'audit_recorded', 'audit_redecoded') as unknown as readonly AuditRedecoded[]
    for (const { data } of events) {
      const known = latest.get(data.recordId)
      const isNews = known === undefined || known.decoderVersion < data.meaning.decoderVersion
      if (isNews) latest.set(data.recordId, data.meaning)
    }
    return [...latest.values()]
  }
}

const timeOf = (n: number): number =>
  20261101000000 + Math.floor(n / 3600) * 10_000 + (Math.floor(n / 60) % 60) * 100 + (n % 60)

/** What an instance does with facts about devices on their way to the log; `pass` appends them. */
type Publish = (events: readonly Envelope[], pass: () => Promise<void>) => Promise<void>

const publishing = (log: EventLog, publish: Publish): EventLog => ({
  createTopics: (topics) => log.createTopics(topics),
  append: (topic, records) => {
    const pass = () => log.append(topic, records)
    return topic === deviceEvents.name
      ? publish(
          records.map(({ value }) => JSON.parse(value) as Envelope),
          pass,
        )
      : pass()
  },
  subscribe: (consumer) => log.subscribe(consumer),
  offsetsAt: (topic, at) => log.offsetsAt(topic, at),
  deleteRecords: (topic, before) => log.deleteRecords(topic, before),
  watermarks: (topic) => log.watermarks(topic),
  check: () => log.check(),
  close: () => log.close(),
})
