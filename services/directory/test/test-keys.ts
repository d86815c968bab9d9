/** The key that wraps people's data keys in tests. */
export const testKeys = { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false }
