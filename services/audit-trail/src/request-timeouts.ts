/** Injection token of `RequestTimeouts`: how long requests wait. */
export const REQUEST_TIMEOUTS = Symbol('PATIENCE')
