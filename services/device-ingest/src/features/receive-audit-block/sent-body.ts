import { HttpProblem } from '@doorledger/service'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { MAX_BLOCK_BYTES } from '../../domain/audit-block.js'

/** Devices call JSON many things, or nothing; `curl --data-binary` calls it a form. */
const CONTENT_TYPE =
  /^(?:application\/(?:[\w.-]+\+)?json|text\/plain|application\/octet-stream|application\/x-www-form-urlencoded)\s*(?:;|$)/i

const inflate = promisify(gunzip)

interface Headers {
  readonly 'content-type'?: string | undefined
  readonly 'content-encoding'?: string | undefined
}

/**
 * The bytes a device meant. Inflating stops at the limit, so that a small body cannot become a large one. What claims
 * to be gzip and is not was damaged on its way, and stays as it came.
 * @throws {HttpProblem} 413 or 415, naming the header or the body
 */
export const sentBody = (headers: Headers, body: Buffer): Buffer | Promise<Buffer> => {
  const type = headers['content-type']
  if (type !== undefined && type !== '' && !CONTENT_TYPE.test(type)) {
    throw unsupported('content-type', 'JSON, whatever it is called, but nothing else')
  }
  const coding = headers['content-encoding']?.trim().toLowerCase()
  if (coding === undefined || coding === '' || coding === 'identity') return body
  if (coding !== 'gzip') throw unsupported('content-encoding', 'sent as it is, or compressed with gzip')
  return inflate(body, { maxOutputLength: MAX_BLOCK_BYTES }).catch((error: unknown) => {
    if (error instanceof RangeError) throw tooLarge()
    return body
  })
}

export const tooLarge = (): HttpProblem =>
  new HttpProblem({
    status: 413,
    code: 'body_too_large',
    detail: `The body must not be larger than ${MAX_BLOCK_BYTES} bytes`,
    details: { field: 'body', limitBytes: MAX_BLOCK_BYTES },
  })

const unsupported = (field: string, how: string): HttpProblem =>
  new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    detail: `The body must be ${how}`,
    details: { field },
  })
