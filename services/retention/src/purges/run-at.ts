/** Injection token: time of day of the run at night, by the clock of the site. */
export const RUN_AT = Symbol('RUN_AT')
