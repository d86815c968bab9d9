export { Unreadable } from './authenticated-text.js'
export { controllersHash, deviceTag } from './controller-tag.js'
export { CredentialSeal, type SealedFacts } from './credential-seal.js'
export { newKey, type Person } from './data-key.js'
export { type KeySources, keySourcesOf, lookupVariables, privacyVariables, wrappingKeysOf } from './key-variables.js'
export { type KeyWrapper, type WrappedKey, WrappingKeyMissing } from './key-wrapper.js'
export { LookupKey, LookupKeyFault } from './lookup-key.js'
export { openSharedLookupKey } from './shared-lookup-key.js'
export { openPersonKeys } from './open-person-keys.js'
export {
  destroyPersonKey,
  isPersonKeyDestroyed,
  type NewPersonKey,
  type NewPersonKeys,
  PersonKeyRefused,
  PersonKeys,
} from './person-keys.js'
export { privacySchema } from './privacy-schema.js'
export { keptSecret, type KeySource, replaceSecretFile, secretIn } from './secret-file.js'
export { sealBytes, unsealBytes } from './sealed-bytes.js'
export { seal, type SealedPlace, unseal } from './seal.js'
export { WrappingKeys, WrappingKeysFault } from './wrapping-keys.js'
