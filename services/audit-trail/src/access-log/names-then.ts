/** What {@link namesThen} adds to a row: who it was, by the record or by the credential, and what all was called then. */
export interface NamesThen {
  readonly holder_id: string | null
  readonly holder_no: number | null
  readonly holder_name: string | null
  readonly holder_erased: boolean | null
  readonly held_kind: string | null
  readonly held_last4: string | null
  readonly premises: readonly { readonly id: string; readonly name: string | null }[]
}

export const namesThenColumns = `coalesce(e.user_id, held.user_id) as holder_id, holder.user_no as holder_no,
  name_at(holder.names, e.occurred_at) as holder_name, holder.erased as holder_erased,
  held.kind as held_kind, held.last4 as held_last4, coalesce(place.premises, '[]') as premises`

/**
 * Joins to attempts `e` who it was and what people and premises were called at that time. Nothing of it is in the rows,
 * so whatever the directory tells late is right from then on, and renaming rewrites nothing. To be joined to the rows of
 * a page, not to those it is chosen from: it looks up each row by itself.
 */
export const namesThen = `
  left join lateral (
    select known.user_id, known.kind, known.last4
    from holding_at(e.tenant_id, e.credential_hmac, e.credential_kind, e.occurred_at) as known
    where e.credential_hmac is not null
  ) held on true
  left join names_over_time holder
    on holder.tenant_id = e.tenant_id and holder.kind = 'user' and holder.id = coalesce(e.user_id, held.user_id)
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', step, 'name', name_at(known.names, e.occurred_at)) order by depth) as premises
    from unnest(string_to_array(e.facility_path, '/')) with ordinality as path (step, depth)
      left join names_over_time known
        on known.tenant_id = e.tenant_id and known.kind = 'premises' and known.id = path.step
    where step <> ''
  ) place on true`

/** What is shown for the name of somebody whose personal data was erased. */
export const ERASED_NAME = 'erased person'

/** A person as rows show him. */
export const shownPerson = (row: Omit<NamesThen, 'premises'>) =>
  row.holder_id === null
    ? null
    : {
        id: row.holder_id,
        userNo: row.holder_no,
        name: row.holder_erased === true ? ERASED_NAME : row.holder_name,
      }
