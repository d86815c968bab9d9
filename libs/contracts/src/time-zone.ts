import { z } from 'zod'

const isZone = (zone: string): boolean => {
  // Also offsets are zones to `Intl`, but not to Postgres and others, some of which read the sign the other way.
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** IANA time zone, since devices report local clock time without a zone (R2.14). */
export const timeZone = z.string().refine(isZone, 'must be an IANA time zone such as Europe/Helsinki')
