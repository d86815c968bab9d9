import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import S3rver from 's3rver'
import { folderObjectStore } from './folder-object-store.js'
import { type ObjectStore, ObjectStoreUnavailable } from './object-store.js'
import { startObjectServer } from '../test/object-server.js'
import { s3ObjectStore } from './s3-object-store.js'
import { timelyObjectStore } from './timely-object-store.js'

let folder: string
let server: S3rver
let endpoint: string
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorledger-media-'))
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3') })
  const { port } = (await server.run()) as AddressInfo
  endpoint = `http://127.0.0.1:${port}`
  const client = new S3Client({ region: 'us-east-1', endpoint, credentials, forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket: 'pictures' }))
  client.destroy()
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const open: Record<string, () => ObjectStore> = {
  'in a folder': () => folderObjectStore(join(folder, 'objects')),
  'in S3': () => s3ObjectStore({ region: 'us-east-1', bucket: 'pictures', endpoint, credentials }),
}

describe.each(Object.keys(open))('an object store %s', (kind) => {
  let store: ObjectStore
  beforeAll(() => {
    store = open[kind]!()
  })
  afterAll(() => store.close())

  it('gives back what was put there, the latest', async () => {
    await store.put('default/anna/one', Buffer.from('first'))
    await store.put('default/anna/one', Buffer.from('second'))
    expect((await store.get('default/anna/one'))?.toString()).toBe('second')
  })

  it('has nothing that was never put there', async () => {
    expect(await store.get('default/anna/nothing')).toBeUndefined()
  })

  it('has nothing that was deleted, which may be done twice', async () => {
    await store.put('default/anna/two', Buffer.from('x'))
    await store.delete('default/anna/two')
    await store.delete('default/anna/two')
    expect(await store.get('default/anna/two')).toBeUndefined()
  })

  it('deletes all of one and nothing of others', async () => {
    await store.put('default/bert/one', Buffer.from('x'))
    await store.put('default/bert/two', Buffer.from('x'))
    await store.put('default/berta/one', Buffer.from('x'))
    await store.deleteAll('default/bert/')
    expect(await store.get('default/bert/one')).toBeUndefined()
    expect(await store.get('default/bert/two')).toBeUndefined()
    expect(await store.get('default/berta/one')).toBeDefined()
  })
})

describe('an object store that does not work', () => {
  it('says so: nobody listens', async () => {
    const store = s3ObjectStore({
      region: 'us-east-1',
      bucket: 'pictures',
      endpoint: 'http://127.0.0.1:9',
      credentials,
    })
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow(ObjectStoreUnavailable)
    await expect(store.get('a/b')).rejects.toThrow(ObjectStoreUnavailable)
    store.close()
  })

  it('says so: there is no bucket', async () => {
    const store = s3ObjectStore({ region: 'us-east-1', bucket: 'elsewhere', endpoint, credentials })
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow(ObjectStoreUnavailable)
    store.close()
  })

  it('says so: the folder is a file', async () => {
    const store = folderObjectStore('/dev/null/objects')
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow(ObjectStoreUnavailable)
  })

  it('says so: it is full, or hangs up; what is there can still be had while it is full', async () => {
    const server = await startObjectServer()
    const store = server.open()
    await store.put('a/b', Buffer.from('x'))
    server.set('full')
    await expect(store.put('a/c', Buffer.from('x'))).rejects.toThrow(ObjectStoreUnavailable)
    expect((await store.get('a/b'))?.toString()).toBe('x')
    server.set('away')
    await expect(store.get('a/b')).rejects.toThrow(ObjectStoreUnavailable)
    server.set('works')
    await store.deleteAll('a/')
    expect(await store.get('a/b')).toBeUndefined()
    store.close()
    await server.close()
  })

  it('says so: it does not answer in time; and nothing comes of what fails after that', async () => {
    const server = await startObjectServer()
    const slow = server.open()
    const store = timelyObjectStore(slow, 50)
    server.set('slow')
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toThrow(ObjectStoreUnavailable)
    await expect(store.get('a/b')).rejects.toThrow('longer than 50 ms')
    server.set('works')
    await slow.put('a/b', Buffer.from('y'))
    store.close()
    await server.close()
  })

  it('writes nowhere but in its folder', async () => {
    const store = folderObjectStore(join(folder, 'inner'))
    await store.put('../../outside', Buffer.from('x'))
    expect(await readdir(folder)).not.toContain('outside')
    expect((await store.get('../../outside'))?.toString()).toBe('x')
  })
})
