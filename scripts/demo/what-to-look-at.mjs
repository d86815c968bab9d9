/** What became of it, as lines for a shell. */
export const whatToLookAt = ({ address, tokenInShell }, { userIds, reportId }) => {
  const line = ([what, path, option]) => `  # ${what}\n  ask ${option ? `${option} ` : ''}'${address}${path}'`
  return `
Look at what became of it:

  ask() { curl -sS -H "Authorization: Bearer ${tokenInShell}" "$@"; }

${[...theDoors, ...theOffice(userIds), ...theAudit(userIds), ...theMorning(userIds), ...theRecord(reportId)].map(line).join('\n')}
`
}

const theDoors = [
  ['every attempt of the last week', '/v1/access-events?range=7'],
  ['who was refused', '/v1/access-events?range=30&result=denied'],
  ['a trail with a gap in it', '/v1/locks/server-room/audit-trail'],
  ['a lock that was offline for a week', '/v1/locks/storage/audit-trail'],
  ['a clock that cannot be right', '/v1/locks/back-door/audit-trail?order=device'],
  ['what could not be read', '/v1/quarantine'],
  ['attempts by the hour', '/v1/access-events/histogram?range=7&bucket=hour'],
  ['as a file', '/v1/access-events/export?format=csv&range=7'],
  ['live', '/v1/access-events/stream', '-N'],
]

const theOffice = ({ anna, clara }) => [
  [
    'the archive: the fob at night, flagged late; an unlock that phone and lock told of, one row',
    '/v1/access-events?range=7&device=archive',
  ],
  ['what Anna opened', `/v1/access-events?range=7&user=${anna}`],
  ['requests for trails, and how they went', '/v1/audit-trail-requests'],
  ['who was at the archive, and what was missing for fetching its trail', '/v1/locks/archive/visits'],
  ['who could fetch it now', '/v1/locks/archive/qualified-users'],
  ['everybody', '/v1/users'],
  ['what the night guard carries', `/v1/credentials?user=${clara}`],
  ['a lock that is online', '/v1/locks/gate/audit-trail'],
]

const theMorning = ({ ben }) => [
  ['what needs somebody to look at it', '/v1/alerts?status=open'],
  ['the side door: propped open, and told of every 30 s', '/v1/access-events?range=1&device=side-contact'],
  ['who gets in at the entrance, and by which rule', '/v1/doors/entrance/people'],
  ['when Ben was last let in', `/v1/users/${ben}/last-access`],
  ['pictures of who came, and what comparing faces gave', '/v1/access-events?range=1&device=entrance-reader'],
  ['how often Ben was refused since', `/v1/users/${ben}/failures`],
]

const theRecord = (reportId) => [
  ['how things stand today', '/v1/dashboard'],
  ['the report, and what it cannot know', `/v1/reports/${reportId}`],
  ['its file', `/v1/reports/${reportId}/file`, '-o denied.pdf'],
  ['what deletions were looked at', '/v1/retention/purges'],
]

const theAudit = ({ ben }) => [
  ['what administrators did today, and were refused', '/v1/audit-entries?range=1'],
  ['who tried to change the audit log', '/v1/audit-entries?range=1&type=audit_log.update&outcome=denied'],
  ['the log of Ben', `/v1/user-activity?user=${ben}`],
  ['the same as a file', `/v1/user-activity/export?user=${ben}`],
]
