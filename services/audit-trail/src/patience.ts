/** Injection token of `Patience`: how long requests wait. */
export const PATIENCE = Symbol('PATIENCE')
