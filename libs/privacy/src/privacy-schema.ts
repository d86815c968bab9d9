/** The schema that holds people's data keys, apart from everything that is sealed under them. */
export const privacySchema = { schema: 'privacy', dir: new URL('../src/migrations/', import.meta.url) }
