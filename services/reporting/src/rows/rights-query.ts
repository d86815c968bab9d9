import { asOfCondition, oneOf, type QueryOf, type ReportQuestion, within } from './report-question.js'
import type { SqlParameters } from '@doorledger/database'

/** The newest version of each thing before a date and a position. */
const versions = (table: string, number: number, question: ReportQuestion, parameters: SqlParameters): string => `
  select distinct on (kind, id) kind, id, state from ${table} e
  where tenant_id = ${parameters.add(question.tenantId)} and since < ${parameters.add(question.filter.to)}::timestamptz
    and ${asOfCondition('e', question, parameters, { number, of: 2 })}
  order by kind, id, stream_version desc`

/**
 * Who can open what, by which rule and with which keys, as of a date: people who are enabled and hold a key that the rule
 * takes. Schedules are named, not evaluated.
 */
export const rights: QueryOf = (question, parameters) => {
  const at = `${parameters.add(question.filter.to)}::timestamptz`
  return `
    with recursive config as (${versions('report_config_versions', 0, question, parameters)}),
    directory as (${versions('report_directory_versions', 1, question, parameters)}),
    doors as (
      select id, state ->> 'name' as name, state ->> 'facilityPath' as facility_path
      from config where kind = 'door' and not (state ->> 'deleted')::boolean
    ), rules as (
      select id, state from config
      where kind = 'access_rule' and not (state ->> 'deleted')::boolean and (state ->> 'enabled')::boolean
    ), around as (
      select id as door_id, unnest(string_to_array(facility_path, '/')) as premises_id from doors
      union
      select door_id, outer_one.state ->> 'parentId' from around join directory as outer_one
        on outer_one.kind = 'premises' and outer_one.id = premises_id and outer_one.state ->> 'parentId' is not null
    ), rule_doors as (
      select rules.id as rule_id, door_id from rules, jsonb_array_elements_text(state -> 'where' -> 'doorIds') as door_id
      union
      select rules.id, around.door_id from rules, jsonb_array_elements_text(state -> 'where' -> 'premisesIds') as named
        join around on around.premises_id = named
    ), people as (
      select id, state from directory where kind = 'user' and (state ->> 'enabled')::boolean
    ), members as (
      select member.state ->> 'groupId' as group_id, member.state ->> 'userId' as user_id
      from directory as member join directory as team on team.kind = 'group' and team.id = member.state ->> 'groupId'
      where member.kind = 'member' and (member.state ->> 'member')::boolean
        and not (team.state ->> 'deleted')::boolean
        and coalesce((team.state ->> 'validUntil')::timestamptz > ${at}, true)
    ), rule_people as (
      select rules.id as rule_id, user_id from rules, jsonb_array_elements_text(state -> 'who' -> 'userIds') as user_id
      union
      select rules.id, members.user_id from rules, jsonb_array_elements_text(state -> 'who' -> 'groupIds') as named
        join members on members.group_id = named
      union
      select rules.id, people.id from rules join people on (rules.state -> 'who' ->> 'everyone')::boolean
    ), assigned as (
      select people.id as user_id, each ->> 'roleId' as role_id, each ->> 'premisesId' as premises_id
      from people, jsonb_array_elements(people.state -> 'assignments') as each
    ), reach as (
      select rule_id, door_id, user_id from rule_doors join rule_people using (rule_id)
      union
      select rule_id, door_id, user_id from rule_doors join rules on rules.id = rule_id
        join assigned on rules.state -> 'who' -> 'roleIds' ? role_id
      where premises_id is null or (door_id, premises_id) in (select door_id, premises_id from around)
    ), keys as (
      select id, state ->> 'kind' as kind, state ->> 'last4' as last4, state -> 'holder' ->> 'userId' as user_id
      from directory
      where kind = 'credential' and state ->> 'state' = 'active'
        and (state -> 'holder' ->> 'from')::timestamptz <= ${at}
        and coalesce((state -> 'holder' ->> 'until')::timestamptz > ${at}, true)
        and coalesce((state ->> 'validFrom')::timestamptz <= ${at}, true)
        and coalesce((state ->> 'validUntil')::timestamptz > ${at}, true)
    )
    select e.id as door_id, e.name as door_name, people.id as user_id, rules.id as rule_id,
      rules.state ->> 'name' as rule_name, ${at} as occurred_at,
      (select string_agg(schedule, ', ' order by schedule)
        from jsonb_array_elements_text(rules.state -> 'scheduleIds') as schedule) as schedules,
      count(*)::bigint as key_count, string_agg(keys.kind || coalesce(' …' || last4, ''), ', '
        order by keys.kind, last4, keys.id) as keys
    from reach join rules on rules.id = rule_id join doors as e on e.id = door_id
      join people on people.id = reach.user_id
      join keys on keys.user_id = people.id and (
        rules.state -> 'accessTypes' in ('[]', 'null') or rules.state -> 'accessTypes' ? keys.kind
        or rules.state -> 'accessTypes' ? 'rfid' and keys.kind in ('keycard', 'key_fob'))
    where ${within(question, parameters)} ${oneOf('people.id', question.filter.users, parameters)}
      ${oneOf('e.id', question.filter.doors, parameters)}
    group by e.id, e.name, people.id, rules.id, rules.state
    order by door_id, user_id, rule_id`
}
