import { createReadStream } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { noFacts, type PolicyFacts } from '../domain/policy-facts.js'
import { addEntries, entriesOf } from './facts-lines.js'

const FORMAT = 4
/** Of a line; attempts are decided between lines. Parsing few long ones takes a third of the time of many short ones. */
const MOST_ENTRIES = 2_000
const READ_BYTES = 1_048_576
const NEW_LINE = 0x0a

/** How far the policy reaches: `topic:partition` → offset. */
export type Offsets = ReadonlyMap<string, number>

/** A policy as it was, and where the log goes on. */
export interface StoredPolicy {
  readonly writtenAt: Date
  readonly positions: Offsets
  /** after the newest event that the policy rests on: its version */
  readonly rests: Offsets
  readonly facts: ReadonlyMap<string, PolicyFacts>
}

interface Header {
  readonly format: number
  readonly writtenAt: string
  readonly positions: readonly (readonly [string, number])[]
  readonly rests: readonly (readonly [string, number])[]
}

type Line = readonly [tenantId: string, place: string, entries: readonly (readonly [key: string, value: unknown])[]]

/** The last known policy on the disk of this replica, for a start while the log is away. */
export class PolicyFile {
  private readonly path: string

  /** @param dir belongs to this process alone */
  constructor(private readonly dir: string) {
    this.path = join(dir, 'policy.jsonl')
  }

  /** Takes the place of the one before when all of it is on the disk. Others run between its parts. */
  async write({ writtenAt, positions, rests, facts }: StoredPolicy): Promise<void> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 })
    const unfinished = `${this.path}.new`
    const file = await open(unfinished, 'w', 0o600)
    try {
      const header: Header = {
        format: FORMAT,
        writtenAt: writtenAt.toISOString(),
        positions: [...positions],
        rests: [...rests],
      }
      await file.appendFile(`${JSON.stringify(header)}\n`)
      for (const line of linesOf(facts)) {
        await file.appendFile(`${JSON.stringify(line)}\n`)
        await turn()
      }
      await file.appendFile('end\n')
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(unfinished, this.path)
  }

  /** @returns undefined when there is none, or none that is whole and of this format */
  async read(): Promise<StoredPolicy | undefined> {
    try {
      return await this.parse()
    } catch {
      return undefined
    }
  }

  private async parse(): Promise<StoredPolicy | undefined> {
    let header: Header | undefined
    let isWhole = false
    const facts = new Map<string, PolicyFacts>()
    for await (const line of linesIn(this.path)) {
      if (header === undefined) header = JSON.parse(line) as Header
      else if (line === 'end') isWhole = true
      else take(facts, JSON.parse(line) as Line)
    }
    if (header?.format !== FORMAT || !isWhole) return undefined
    const { positions, rests, writtenAt } = header
    return { writtenAt: new Date(writtenAt), positions: new Map(positions), rests: new Map(rests), facts }
  }
}

function* linesOf(facts: StoredPolicy['facts']): Generator<Line> {
  for (const [tenantId, of] of facts) {
    let at = ''
    let entries: [string, unknown][] = []
    for (const [place, key, value] of entriesOf(of)) {
      const most = place === 'credentialRuns' ? 1 : MOST_ENTRIES
      if (entries.length > 0 && (place !== at || entries.length === most)) {
        yield [tenantId, at, entries]
        entries = []
      }
      at = place
      entries.push([key, value])
    }
    if (entries.length > 0) yield [tenantId, at, entries]
  }
}

/** Each line becomes text once: joining the texts of parts takes as long as all the parsing. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part])
    let from = 0
    for (let end; (end = bytes.indexOf(NEW_LINE, from)) >= 0; from = end + 1) yield bytes.toString('utf8', from, end)
    rest = bytes.subarray(from)
  }
}

const take = (facts: Map<string, PolicyFacts>, [tenantId, place, entries]: Line): void => {
  let of = facts.get(tenantId)
  if (of === undefined) facts.set(tenantId, (of = noFacts()))
  addEntries(of, place, entries)
}
