import type { Messages } from '../../messages/en'

/** Another text of the notice is another version. */
const NOTICE_VERSION = '2026-11'
const TERM_DAYS = 365

/** What somebody agrees to: the notice as it was shown, by its version and checksum. */
export const consentTo = async (
  m: Messages,
  { locale, method }: { locale: string; method: 'e_signature' | 'paper' },
) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(m.faces.noticeText))
  return {
    noticeVersion: NOTICE_VERSION,
    noticeSha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    locale,
    purpose: m.faces.purpose,
    termDays: TERM_DAYS,
    method,
  }
}
