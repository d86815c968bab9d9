/** Injection token of `PassagesOf`. */
export const PASSAGES_OF = Symbol('PASSAGES_OF')
