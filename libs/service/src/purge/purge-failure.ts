import type { PurgeFailure } from '@doorledger/contracts'

/** SQLSTATE of Postgres, by what people can do about it. */
const REASONS: Readonly<Record<string, PurgeFailure>> = {
  '42501': 'permission',
  '28000': 'permission',
  '55P03': 'lock',
  '40P01': 'lock',
  '57014': 'time',
  '53100': 'disk',
}

/** Why a deletion cannot go on; undefined when the connection is at fault, and trying again is right. */
export const purgeFailureOf = (error: unknown): PurgeFailure | undefined => {
  const { code } = error as { code?: string }
  if (code === undefined || code.startsWith('08') || code.startsWith('57P') || !/^[0-9A-Z]{5}$/.test(code)) {
    return undefined
  }
  return REASONS[code] ?? 'other'
}
