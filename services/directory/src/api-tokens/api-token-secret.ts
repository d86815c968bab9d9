import { sha256 } from '@doorledger/kernel'
import { randomBytes } from 'node:crypto'

const PREFIX = 'dl_api_'
const SECRET_BYTES = 32

/** A new token as its holder sends it: 256 random bits, recognizable by its prefix where it must not be. */
export const newApiTokenSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64url')

export const isApiTokenSecret = (text: string): boolean => /^dl_api_[A-Za-z0-9_-]{43}$/.test(text)

/** All that is kept of a token. A random secret of 256 bits needs neither salt nor stretching. */
export const hashOfSecret = (secret: string): string => sha256(secret)
