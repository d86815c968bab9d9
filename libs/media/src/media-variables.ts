import { z } from 'zod'
import { folderObjectStore } from './folder-object-store.js'
import type { ObjectStore } from './object-store.js'
import { timelyObjectStore } from './timely-object-store.js'

/** Where pictures are kept. */
export const mediaVariables = {
  MEDIA_DIR: z
    .string()
    .min(1)
    .default('.doorledger/media')
    .describe('Folder for snapshots and photos, sealed; unless S3_BUCKET is set. All services need the same'),
  S3_BUCKET: z.string().min(3).max(63).optional().describe('Bucket of an S3-compatible store, instead of a folder'),
  S3_ENDPOINT: z.url().optional().describe('Address of the store; without it that of Amazon for the region'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Region of the bucket'),
  S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe('With S3_SECRET_ACCESS_KEY; without them the credentials of the machine or pod'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('Secret of the access key'),
}

export type MediaConfig = Readonly<z.output<z.ZodObject<typeof mediaVariables>>>

/** For one picture: whoever hands it in waits no longer. */
const MOST_MS = 10_000

/** Where the objects of an installation are. */
export type OpenObjectStore = () => ObjectStore

/** The store that the variables name. The client for S3 takes its time to load, so it is loaded where it is used. */
export const objectStoreOf = async (config: MediaConfig): Promise<OpenObjectStore> => {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  if (bucket === undefined) return () => timelyObjectStore(folderObjectStore(config.MEDIA_DIR), MOST_MS)
  const { s3ObjectStore } = await import('./s3-object-store.js')
  const hasKey = accessKeyId !== undefined && secretAccessKey !== undefined
  const credentials = hasKey ? { accessKeyId, secretAccessKey } : undefined
  const options = { endpoint: config.S3_ENDPOINT, region: config.S3_REGION, bucket, credentials }
  return () => timelyObjectStore(s3ObjectStore(options), MOST_MS)
}
