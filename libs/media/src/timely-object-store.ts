import { type ObjectStore, ObjectStoreUnavailable } from './object-store.js'

/**
 * The same store, which answers in time or is taken for unavailable: whoever hands a picture in is told to come back, and
 * does not hang. What was begun may still be finished behind it; put again, it is the same object.
 * @param mostMs for one object, in milliseconds
 */
export const timelyObjectStore = (store: ObjectStore, mostMs: number): ObjectStore => ({
  put: (key, bytes) => inTime(store.put(key, bytes), mostMs),
  get: (key) => inTime(store.get(key), mostMs),
  delete: (key) => inTime(store.delete(key), mostMs),
  // Of a person there may be many; whoever erases waits for the last.
  deleteAll: (prefix) => store.deleteAll(prefix),
  close: () => store.close(),
})

const inTime = async <Result>(work: Promise<Result>, mostMs: number): Promise<Result> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new ObjectStoreUnavailable(`The object store took longer than ${mostMs} ms`)),
    mostMs,
  )
  // Nobody waits any more for what fails later.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
