import type { Pool } from 'pg'
import { type MatchRow, Pictured, type SettingsFrom, type SnapshotRow } from './pictured.js'

/** What is known of the faces and pictures of these attempts, looked up once for a page. */
export const findPictured = async (
  database: Pick<Pool, 'query'>,
  tenantId: string,
  attempts: readonly { readonly access_event_id: string }[],
): Promise<Pictured> => {
  const ids = attempts.map(({ access_event_id: id }) => id)
  const { rows } = await database.query<Found>({ ...FIND, values: [tenantId, ids] })
  const { matches, snapshots, settings } = rows[0]!
  return new Pictured(
    matches,
    snapshots.map((row) => ({ ...row, taken_at: dateOf(row.taken_at), expires_at: dateOf(row.expires_at) })),
    settings.map((row) => ({ ...row, changed_at: new Date(row.changed_at) })),
  )
}

interface Found {
  readonly matches: readonly MatchRow[]
  readonly snapshots: readonly (Omit<SnapshotRow, 'taken_at' | 'expires_at'> & {
    readonly taken_at: string | null
    readonly expires_at: string | null
  })[]
  readonly settings: readonly (Omit<SettingsFrom, 'changed_at'> & { readonly changed_at: string })[]
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

/** Named, so that it is planned once for each connection. */
const FIND = {
  name: 'pictured',
  text: `
  with matched as (
    select access_event_id, status, detail, score_pct, faces, low_quality from access_event_matches
    where tenant_id = $1 and access_event_id = any ($2::uuid[])
  ), seen as (
    select access_event_id, source, url, mime, taken_at, expires_at, null as fault from access_event_snapshots
    where tenant_id = $1 and access_event_id = any ($2::uuid[])
    union all
    select access_event_id, 'refused', null, null, null, null, fault from access_event_refused_snapshots r
    where tenant_id = $1 and access_event_id = any ($2::uuid[]) and not exists (
      select from access_event_snapshots s where s.tenant_id = $1 and s.access_event_id = r.access_event_id)
  ), set as (
    select changed_at, enabled, green_pct, amber_pct, stream_version from face_settings_history where tenant_id = $1
  )
  select (select coalesce(jsonb_agg(matched), '[]') from matched) as matches,
         (select coalesce(jsonb_agg(seen), '[]') from seen) as snapshots,
         (select coalesce(jsonb_agg(set order by stream_version), '[]') from set) as settings`,
}
