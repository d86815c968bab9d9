/** Injection token: whether a second person must agree to a deletion by hand. */
export const SECOND_PERSON = Symbol('SECOND_PERSON')
