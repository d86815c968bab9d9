import { type DecoderCodes, decoderCodes } from '@doorledger/contracts'
import table from './engage.json' with { type: 'json' }

/**
 * What is publicly known of the codes of the ENGAGE family, in words of our own. The vendor's own table is not public
 * and public ones disagree, so this is only what a new installation begins with.
 */
export const engage: { readonly family: string; readonly codes: DecoderCodes } = {
  family: table.family,
  codes: decoderCodes.parse(table.codes),
}
