/** The keys to people’s names and to what locks have read, in tests. */
export const testKeys = {
  wrappingKeys: { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false },
  lookupKey: { text: Buffer.alloc(32, 3).toString('base64'), file: 'none', mayCreate: false },
}
