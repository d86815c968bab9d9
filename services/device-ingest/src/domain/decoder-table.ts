import type { DecoderCodes, DecoderReplaced, FactOf } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type DecoderTableEvent = FactOf<DecoderReplaced>

export type DecoderTableCommand =
  /** `ifVersion`: only when the table in place is still this one; 0 when there is none yet */
  | { readonly type: 'replace'; readonly family: string; readonly codes: DecoderCodes; readonly ifVersion?: number }
  | { readonly type: 'seed'; readonly family: string; readonly codes: DecoderCodes }

export interface DecoderTableState {
  /** 0 before the first table */
  readonly version: number
  readonly codes: DecoderCodes
}

const decide = (command: DecoderTableCommand, { version, codes }: DecoderTableState): readonly DecoderTableEvent[] => {
  switch (command.type) {
    case 'seed':
      return version > 0 ? [] : [replaced(command, version)]
    case 'replace':
      if (command.ifVersion !== undefined && command.ifVersion !== version) {
        throw new DomainError('decoder_replaced_meanwhile', 'conflict', `The table in place is version ${version}`, {
          field: 'ifVersion',
          version,
        })
      }
      return isSameTable(codes, command.codes) && version > 0 ? [] : [replaced(command, version)]
  }
}

const replaced = ({ family, codes }: DecoderTableCommand, version: number): DecoderTableEvent => ({
  type: 'decoder.replaced',
  data: { family, decoderVersion: version + 1, codes },
})

const isSameTable = (one: DecoderCodes, other: DecoderCodes): boolean => canonical(one) === canonical(other)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )

const evolve = (_: DecoderTableState, { data }: DecoderTableEvent): DecoderTableState => ({
  version: data.decoderVersion,
  codes: data.codes,
})

/** The code table of a device family. The same table again is no new version: nothing would be decoded anew. */
export const decoderTable: Decider<DecoderTableCommand, DecoderTableState, DecoderTableEvent> = {
  initial: { version: 0, codes: {} },
  decide,
  evolve,
}
