/**
 * Finds what stands under a key once, however often it is asked for: a batch of events names the same things again and
 * again. What was found is kept as long as the function is.
 */
export const onceForEach = <Key extends readonly string[], Value>(find: (...key: Key) => Promise<Value>) => {
  const found = new Map<string, Promise<Value>>()
  return (...key: Key): Promise<Value> => {
    const name = JSON.stringify(key)
    const value = found.get(name) ?? find(...key)
    found.set(name, value)
    return value
  }
}
