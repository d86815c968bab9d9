import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { type ObjectStore, ObjectStoreUnavailable } from './object-store.js'

export interface S3Options {
  readonly endpoint?: string | undefined
  readonly region: string
  readonly bucket: string
  /** without, those of the environment of the process: profile, instance or pod */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
}

const CONNECT_MS = 2_000
/** Two attempts end before whoever asked stops waiting: what is given up must not hold its bytes. */
const REQUEST_MS = 4_000
const ATTEMPTS = 2

/** Objects of a bucket of an S3-compatible store. */
export const s3ObjectStore = ({ bucket, ...options }: S3Options): ObjectStore => {
  const client = new S3Client({
    region: options.region,
    ...(options.endpoint !== undefined && { endpoint: options.endpoint, forcePathStyle: true }),
    ...(options.credentials && { credentials: options.credentials }),
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      socketTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    },
    // Stores other than Amazon's refuse the checksum trailers that newer clients send unasked.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (key: string) => ({ Bucket: bucket, Key: key })
  return {
    put: (key, bytes) =>
      available(async () => {
        await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: 'application/octet-stream' }))
      }),
    get: (key) => available(() => objectIn(client, at(key))),
    delete: (key) =>
      available(async () => {
        await client.send(new DeleteObjectCommand(at(key)))
      }),
    deleteAll: (prefix) => available(() => deleteAll(client, bucket, prefix)),
    close: () => client.destroy(),
  }
}

const objectIn = async (client: S3Client, at: { Bucket: string; Key: string }): Promise<Buffer | undefined> => {
  try {
    const { Body } = await client.send(new GetObjectCommand(at))
    return Body && Buffer.from(await Body.transformToByteArray())
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

const deleteAll = async (client: S3Client, bucket: string, prefix: string): Promise<void> => {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
    if (Contents.length === 0) return
    const Objects = Contents.map(({ Key }) => ({ Key }))
    await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
  }
}

const available = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (cause) {
    throw new ObjectStoreUnavailable('The object store does not answer as it should', { cause })
  }
}
