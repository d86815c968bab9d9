import {
  type AuditBlockHandedIn,
  auditBlockHandedIn,
  deviceAuditBlocks,
  type Envelope,
  eventReader,
  quarantineResolved,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { DecoderStore, holdDecoders } from '../../decoding/decoder-store.js'
import type { Decoder } from '../../domain/decoder.js'
import type { DeviceSync, RegisteredDevice } from '../../domain/device-sync.js'
import { withEarlierBlock } from '../../domain/earlier-block.js'
import { finding } from '../../domain/finding.js'
import type { HandedIn, Interpretation, QuarantinedPart, InterpretationContext } from '../../domain/handed-in.js'
import { interpretBlock } from '../../domain/interpret-block.js'
import type { TagExclusions } from '../../domain/tag-exclusions.js'
import { type DeviceKey, keyText, loadSyncs, saveSyncs } from './device-sync-store.js'
import { bodiesWith } from './earlier-bodies.js'
import { insertBlocks, type NewBlock, noteRetry, openEntries } from './interpreted-rows.js'
import { loadDevices } from './registered-devices.js'

/** Old records of one block are looked for this often: a device may number its records as it likes. */
const MOST_ASKED = 8
/** What a record takes in a block, about. */
const RECORD_BYTES = 60

/** Makes facts about devices of the bytes they handed in, block by block and in the order of each device. */
export const interpretAuditBlocks = (exclusions: TagExclusions): EventProcessor<AuditBlockHandedIn> => {
  const decoders = new DecoderStore()
  return {
    kind: 'reactor',
    name: 'interpret-audit-blocks',
    version: 1,
    topic: deviceAuditBlocks.name,
    reader: eventReader<AuditBlockHandedIn>([auditBlockHandedIn]),
    weigh: ({ data }) => 1 + data.sizeBytes / RECORD_BYTES,
    react: async ({ client }, positioned) => {
      const events = positioned.map(({ event }) => event)
      await holdDecoders(client)
      const batch = await Batch.load(client, events, { exclusions, decoderOf: await decoders.inForce(client) })
      for (const event of events) await batch.interpret(event)
      await batch.save()
      return { publish: batch.publish }
    },
  }
}

interface Settings {
  readonly exclusions: TagExclusions
  readonly decoderOf: (tenantId: string, family: string) => Decoder
}

/** The devices of one transaction, and what their blocks lead to. */
class Batch {
  readonly publish: Envelope[] = []
  private readonly blocks: NewBlock[] = []

  private constructor(
    private readonly client: ClientBase,
    private readonly settings: Settings,
    private readonly keys: readonly DeviceKey[],
    private readonly known: {
      readonly devices: ReadonlyMap<string, RegisteredDevice>
      readonly syncs: Map<string, DeviceSync>
      readonly open: ReadonlyMap<string, QuarantinedPart>
    },
  ) {}

  static async load(client: ClientBase, events: readonly AuditBlockHandedIn[], settings: Settings): Promise<Batch> {
    const keys = [...new Map(events.map((event) => [keyText(keyOf(event)), keyOf(event)])).values()]
    const retried = events.flatMap(({ data }) => (data.retryOf === undefined ? [] : [data.retryOf]))
    return new Batch(client, settings, keys, {
      devices: await loadDevices(client, keys),
      syncs: await loadSyncs(client, keys),
      open: await openEntries(client, retried),
    })
  }

  async interpret(event: AuditBlockHandedIn): Promise<void> {
    const handedIn = this.handedInBy(event)
    if (handedIn === undefined) return
    const key = keyText(keyOf(event))
    const device = this.known.devices.get(key)
    if (device === undefined) throw new Error(`${key} handed in a block and is not registered`)
    const decoder = this.settings.decoderOf(device.tenantId, device.attributes.family)
    const context = { device, decoder, exclusions: this.settings.exclusions }
    const { state, events, quarantined, resolved } = await this.interpreted(handedIn, context)
    this.known.syncs.set(key, state)
    this.publish.push(...events)
    if (events.length > 0) this.blocks.push({ handedIn, quarantined })
    if (handedIn.retryOf !== undefined) await this.settle(handedIn, resolved)
  }

  /**
   * A block may be held up on its way, in a process that was frozen for example, until newer ones have made its records
   * forgotten. Before it tells of a gap, the blocks that are kept are asked.
   */
  private async interpreted(handedIn: HandedIn, context: InterpretationContext): Promise<Interpretation<DeviceSync>> {
    let sync = this.known.syncs.get(keyText(keyOf(handedIn.event)))!
    const asked = new Set<string>()
    for (;;) {
      const interpretation = interpretBlock(sync, handedIn, context)
      const time = interpretation.perhapsForgotten.find((time) => !asked.has(time))
      if (time === undefined || asked.size === MOST_ASKED) return interpretation
      asked.add(time)
      const bodies = await bodiesWith(this.client, time, handedIn, this.blocks)
      for (const body of bodies) sync = withEarlierBlock(sync, body, handedIn)
    }
  }

  async save(): Promise<void> {
    await saveSyncs(this.client, this.keys, this.known.syncs)
    if (this.blocks.length > 0) await insertBlocks(this.client, this.blocks)
  }

  /** What was discarded or recorded before it was this retry's turn stays as it is. */
  private handedInBy(event: AuditBlockHandedIn): HandedIn | undefined {
    const body = Buffer.from(event.data.rawBase64, 'base64')
    const quarantineId = event.data.retryOf
    if (quarantineId === undefined) return { event, body }
    const part = this.known.open.get(quarantineId)
    return part === undefined ? undefined : { event, body, retryOf: { quarantineId, part } }
  }

  private async settle(handedIn: HandedIn, resolved: boolean): Promise<void> {
    await noteRetry(this.client, handedIn, resolved)
    if (!resolved) return
    const { deviceId, blockId } = handedIn.event.data
    const quarantineId = handedIn.retryOf!.quarantineId
    const data = { deviceId, quarantineId, outcome: 'recorded' as const, blockId }
    this.publish.push(finding(quarantineResolved, data, handedIn, { from: [quarantineId] }))
  }
}

const keyOf = ({ tenantid, data }: AuditBlockHandedIn): DeviceKey => ({ tenantId: tenantid, deviceId: data.deviceId })
