import { accessLog } from './de/access-log'
import { account } from './de/account'
import * as alerting from './de/alerts'
import { directory } from './de/directory'
import { erasureRequests } from './de/erasure-requests'
import * as seeing from './de/faces'
import { locks } from './de/locks'
import * as operations from './de/operations'
import { recordWords } from './de/record-words'
import { replay } from './de/replay'
import * as reporting from './de/reports'
import * as keeping from './de/retention'
import * as deciding from './de/rules'
import { shell } from './de/shell'
import { signIn } from './de/sign-in'
import { system } from './de/system'
import { userActivity } from './de/user-activity'
import * as telling from './de/webhooks'
import type { Messages } from './en'

export const de: Messages = {
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
