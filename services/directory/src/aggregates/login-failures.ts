import { loginFailed } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { loginFailure } from '../domain/login-failure.js'

export const loginFailures = aggregate({ name: 'login_failure', decider: loginFailure, events: [loginFailed] })
