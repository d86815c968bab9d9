import type { SqlParameters } from '@doorledger/database'
import { type MatchFilter, storedMatches } from '../domain/match-filter.js'

/** What comparing faces gave, as rows show it; see `Pictured`, which says the same of rows that were read. */
export const matchCondition = (matches: readonly MatchFilter[], parameters: SqlParameters): string => {
  const stored = storedMatches.filter((match) => matches.includes(match))
  const ways = [
    ...(stored.length === 0 ? [] : [withMatch(`${SHOWN} = any (${parameters.add(stored)}::text[])`)]),
    ...(matches.includes('off') ? [`(not ${withMatch('true')} and not ${WAS_ON})`] : []),
    ...(matches.includes('not_applicable') ? [`(not ${withMatch('true')} and ${WAS_ON} and ${OF_NOBODY})`] : []),
    ...(matches.includes('none') ? [`(${withMatch(`m.status = 'not_run'`)} or ${NOTHING})`] : []),
  ]
  return `(${ways.join(' or ')})`
}

const withMatch = (condition: string): string => `exists (
  select from access_event_matches m
  where m.tenant_id = e.tenant_id and m.access_event_id = e.access_event_id and ${condition})`

/** By the bands as they are set now. */
const bandPct = (column: 'green_pct' | 'amber_pct', otherwise: number): string => `coalesce((
  select ${column} from face_settings_history s where s.tenant_id = m.tenant_id
  order by s.stream_version desc limit 1), ${otherwise})`

const SHOWN = `(case
  when m.status <> 'scored' then m.status
  when m.score_pct >= ${bandPct('green_pct', 50)} then 'green'
  when m.score_pct >= ${bandPct('amber_pct', 30)} or m.low_quality then 'amber'
  else 'red' end)`

const WAS_ON = `coalesce((
  select enabled from face_settings_history s where s.tenant_id = e.tenant_id and s.changed_at <= e.occurred_at
  order by s.stream_version desc limit 1), false)`

const OF_NOBODY = `e.user_id is null and exists (
  select from access_event_snapshots p where p.tenant_id = e.tenant_id and p.access_event_id = e.access_event_id)`

const NOTHING = `(not ${withMatch('true')} and ${WAS_ON} and not (${OF_NOBODY}))`
