/** `PersonKeys` of `@doorledger/privacy`, with the wrapping keys of this process. */
export const PERSON_KEYS = Symbol('PERSON_KEYS')
