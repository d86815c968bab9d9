/** What kind of "no" a rule gives. Adapters map it to their own answer (HTTP status, exit code). */
export type Refusal = 'invalid' | 'not_found' | 'conflict' | 'forbidden'

/**
 * A rule said no. `code` is stable and public (`lock_not_collecting`); `details` may name the field at fault
 * (`details.field`) and whatever helps to mend it.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly refusal: Refusal,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'DomainError'
  }
}
