import createClient, { type Middleware } from 'openapi-fetch'
import { currentToken, fetchOrFail, refreshSession } from './access-token'
import type { paths as AccessDecisionPaths } from './generated/access-decision'
import type { paths as AdminAuditPaths } from './generated/admin-audit'
import type { paths as AuditTrailPaths } from './generated/audit-trail'
import type { paths as DeviceIngestPaths } from './generated/device-ingest'
import type { paths as DirectoryPaths } from './generated/directory'
import type { paths as FaceMatchPaths } from './generated/face-match'
import type { paths as ReportingPaths } from './generated/reporting'
import type { paths as RetentionPaths } from './generated/retention'
import { problemOf } from './problem'
import { sessionEnded } from './session'

/** Sends the access token along; a session that ended elsewhere is noticed here. */
const authorized: Middleware = {
  onRequest: async ({ request }) => {
    const token = await currentToken()
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
    return request
  },
}

/** A token that was refused though it had not expired: the session may still go on, for instance after a new key. */
const sendAgain = async (request: Request): Promise<Response> => {
  const again = request.clone()
  const response = await fetchOrFail(request)
  const wasSent = request.headers.has('authorization')
  if (response.status !== 401 || !wasSent || request.url.includes('/v1/sessions')) return response
  const answer = await refreshSession()
  if (answer === undefined) {
    sessionEnded()
    return response
  }
  again.headers.set('authorization', `Bearer ${answer.accessToken}`)
  return fetchOrFail(again)
}

const client = <Paths extends object>() => {
  const made = createClient<Paths>({ baseUrl: location.origin, fetch: sendAgain })
  made.use(authorized)
  return made
}

export const directory = client<DirectoryPaths>()
export const auditTrail = client<AuditTrailPaths>()
export const accessDecision = client<AccessDecisionPaths>()
export const adminAudit = client<AdminAuditPaths>()
export const faceMatch = client<FaceMatchPaths>()
export const deviceIngest = client<DeviceIngestPaths>()
export const reporting = client<ReportingPaths>()
export const retention = client<RetentionPaths>()

/**
 * The body of an answer.
 * @throws {ApiProblem} when the API refused
 */
export const answered = async <Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> => {
  const { data, error, response } = await call
  if (!response.ok) throw problemOf(response.status, error)
  return data as Data
}
