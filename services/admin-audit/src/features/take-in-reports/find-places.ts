import type { ActionTarget, FieldChange } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import type { TargetPlace } from '../../domain/entry-of-report.js'

/** What an entry is about, as far as it says where that lies. */
export interface About {
  readonly tenantId: string
  readonly target: ActionTarget | null
  readonly changes: readonly FieldChange[]
}

interface PlaceRow {
  readonly number: number
  readonly device_kind: string | null
  readonly premises_kind: string | null
  readonly facility_path: string | null
}

/**
 * Where the targets of reports lie, in the order of the reports. What a report itself says of a place counts first: the
 * copy of the directory may not have heard of it yet.
 */
export const findPlaces = async (client: ClientBase, reports: readonly About[]): Promise<readonly TargetPlace[]> => {
  const { rows } = await client.query<PlaceRow>(FIND, [
    reports.map(({ tenantId }) => tenantId),
    reports.map(({ target }) => target?.kind ?? null),
    reports.map(({ target }) => target?.id ?? null),
  ])
  const found = new Map(rows.map((row) => [row.number, row]))
  return reports.map((report, index) => placeOf(report, found.get(index + 1)))
}

const placeOf = (about: About, found: PlaceRow | undefined): TargetPlace => ({
  facilityPath: told(about.changes, ['facilityPath', 'attributes.facilityPath']) ?? found?.facility_path ?? null,
  deviceKind: found?.device_kind ?? kindTold(about, 'device'),
  premisesKind: found?.premises_kind ?? kindTold(about, 'premises'),
})

const kindTold = ({ target, changes }: About, of: string): string | undefined =>
  target?.kind === of ? told(changes, ['kind']) : undefined

/** What a change says a field is now, or was when it is gone. */
const told = (changes: readonly FieldChange[], fields: readonly string[]): string | undefined => {
  const change = changes.find(({ field }) => fields.includes(field))
  const value = change?.after ?? change?.before
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Premises lie in themselves; a person where he belongs, or else where he may act, if that is in certain premises only. */
const FIND = `
  select asked.number, device.kind as device_kind, premises.kind as premises_kind,
    coalesce(device.facility_path, path_of(asked.tenant_id, coalesce(premises.premises_id, person.premises_id)))
      as facility_path
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as asked (tenant_id, kind, id, number)
    left join device_places device on device.tenant_id = asked.tenant_id and device.device_id = asked.id
      and asked.kind not in ('premises', 'user', 'role', 'group', 'credential')
    left join known_premises() premises on asked.kind = 'premises'
      and premises.tenant_id = asked.tenant_id and premises.premises_id = asked.id
    left join lateral (
      select coalesce(min(known.state ->> 'premisesId'), case when bool_and(held ->> 'premisesId' is not null) then min(held ->> 'premisesId') end) as premises_id
      from known_directory known left join lateral jsonb_array_elements(known.state -> 'assignments') held on true
      where asked.kind = 'user' and known.tenant_id = asked.tenant_id and known.kind = 'user' and known.id = asked.id
    ) person on true
  where asked.id is not null`
