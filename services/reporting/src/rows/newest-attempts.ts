import { liesWithin, stepsOf } from '@doorledger/database'

/** SQL: attempts `e` between `$3` and `$4` of tenant `$1` in premises `$2`, as they are known now. */
export const NEWEST_ATTEMPTS = `
  e.tenant_id = $1 and ${liesWithin(stepsOf('e.facility_path'), '$1', '$2')}
    and e.occurred_at >= $3 and e.occurred_at < $4 and not e.retracted
    and not exists (
      select from report_access_events later
      where later.tenant_id = e.tenant_id and later.access_event_id = e.access_event_id
        and later.occurred_at = e.occurred_at and later.revision > e.revision
        and later.occurred_at >= $3 and later.occurred_at < $4)`
