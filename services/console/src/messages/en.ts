import { accessLog } from './en/access-log'
import { account } from './en/account'
import * as alerting from './en/alerts'
import { directory } from './en/directory'
import { erasureRequests } from './en/erasure-requests'
import * as seeing from './en/faces'
import { locks } from './en/locks'
import * as operations from './en/operations'
import { recordWords } from './en/record-words'
import { replay } from './en/replay'
import * as reporting from './en/reports'
import * as keeping from './en/retention'
import * as deciding from './en/rules'
import { shell } from './en/shell'
import { signIn } from './en/sign-in'
import { system } from './en/system'
import { userActivity } from './en/user-activity'
import * as telling from './en/webhooks'

/** Every text of the console, by page. Other languages have the same shape, or do not compile. */
export const en = {
  ...shell,
  ...alerting,
  ...operations,
  ...deciding,
  ...seeing,
  ...telling,
  ...reporting,
  ...keeping,
  accessLog,
  account,
  directory,
  erasureRequests,
  locks,
  recordWords,
  replay,
  signIn,
  system,
  userActivity,
}

/** The shape of a catalogue: texts, and functions of what is said in them. */
type Catalogue<Part> = Part extends string
  ? string
  : Part extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Part]: Catalogue<Part[Key]> }

export type Messages = Catalogue<typeof en>
