/** The key to people’s names, in tests. */
export const wrappingKeys = { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false }
