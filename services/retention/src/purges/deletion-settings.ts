/** Injection token: {@link DeletionSettings}. */
export const DELETION_SETTINGS = Symbol('DELETION_SETTINGS')

export interface DeletionSettings {
  /** time of day of the run at night, by the clock of the site: `02:00` */
  readonly runAt: string
  /** whether a second person must agree to a deletion by hand */
  readonly secondPerson: boolean
  /** days that files of reports are kept where no policy says how long */
  readonly reportKeepDays: number
}
