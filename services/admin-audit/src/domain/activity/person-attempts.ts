import { accessEvents, type AccessEventData, accessRetracted, type AttemptEvent } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

/**
 * Which attempts at doors were a person’s, and where: references to access events, which the access log holds (D-02). A
 * higher revision replaces the row, also when it turns out that the attempt was somebody else’s, or none.
 */
export const personAttempts: RowsProjection<AttemptEvent> = {
  kind: 'rows',
  name: 'person-attempts',
  version: 1,
  topic: accessEvents.name,
  table: {
    name: 'person_attempts',
    columns: [
      'tenant_id',
      'access_event_id',
      'revision',
      'seq',
      'occurred_at',
      'user_id',
      'credential_hmac',
      'credential_kind',
      'record_type',
      'reason',
      'door_id',
      'door_name',
      'facility_path',
    ],
    key: ['tenant_id', 'access_event_id', 'occurred_at'],
    revision: 'revision',
    replaces: ({ revision }) => (revision as number) > 1,
  },
  rows: (event, { seq }) => {
    const { tenantid, time, data } = event
    if (isNobodys(data) && data.revision <= 1) return []
    return [
      {
        tenant_id: tenantid,
        access_event_id: data.accessEventId,
        revision: data.revision,
        seq,
        occurred_at: time,
        user_id: data.user?.id,
        credential_hmac: data.credential?.hmac,
        credential_kind: data.credential?.kind ?? 'unknown',
        record_type: recordTypeOf(event),
        reason: data.result === 'denied' ? data.reason : undefined,
        ...placeOf(data),
      },
    ]
  },
}

/** What a lock read finds whoever held it. */
const isNobodys = ({ user, credential }: AccessEventData): boolean =>
  user === undefined && credential?.hmac === undefined

/** Undefined of what is no record of the person: faults, alarms of doors, and what was taken back. */
const recordTypeOf = ({ type, data }: AttemptEvent): string | undefined => {
  if (type === accessRetracted.type) return undefined
  if (data.result === 'granted') return 'access.granted'
  return data.result === 'denied' ? 'access.denied' : undefined
}

/** Where no door is known, the device stands for it. */
const placeOf = ({ door, accessDevice }: AccessEventData) => ({
  door_id: door?.id ?? accessDevice.id,
  door_name: door?.name ?? accessDevice.name,
  facility_path: accessDevice.facilityPath,
})
