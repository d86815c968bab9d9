import type { Configuration } from '../../api/types'
import type { Draft } from '../../app/use-configuration'
import { useNames } from '../../app/use-pickable'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import type { Column } from '../../ui/data-table'
import { AccessTabs } from '../configuration/access-tabs'
import { ConfigurationPage } from '../configuration/configuration-page'
import { RuleForm } from './rule-form'
import { whereOf, whoOf } from './rule-words'

type Rule = Configuration['access-rules']

export const noRule: Draft<'access-rules'> = {
  name: '',
  enabled: true,
  who: { everyone: false, userIds: [], groupIds: [], roleIds: [] },
  where: { doorIds: [], premisesIds: [] },
  scheduleIds: [],
  accessTypes: [],
  factors: 'any',
  action: { kind: 'command', name: 'unlock' },
}

/** Who may pass where and when. What no rule allows is refused. */
export const AccessRulesPage = () => {
  const m = useMessages()
  return (
    <ConfigurationPage
      kind="access-rules"
      title={m.shell.pages.accessRules}
      tabs={<AccessTabs />}
      newLabel={m.rules.newRule}
      hint={m.rules.noRules}
      write="rule:write"
      columns={useColumns()}
      empty={noRule}
      form={RuleForm}
    />
  )
}

/** At the beginning of a cell. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const useColumns = (): readonly Column<Rule>[] => {
  const m = useMessages()
  const people = useNames('people')
  const groups = useNames('groups')
  const roles = useNames('roles')
  const doors = useNames('doors')
  const premises = useNames('premises')
  const schedules = useNames('schedules')
  return [
    {
      id: 'name',
      label: m.rules.rule,
      isMain: true,
      cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
    },
    { id: 'who', label: m.rules.who, cell: (rule) => <bdi>{whoOf(rule, m, { people, groups, roles })}</bdi> },
    { id: 'where', label: m.rules.where, cell: (rule) => <bdi>{whereOf(rule, { doors, premises })}</bdi> },
    {
      id: 'when',
      label: m.rules.when,
      cell: ({ scheduleIds }) => scheduleIds.map(schedules).join(', ') || capital(m.rules.anyTime),
    },
    {
      id: 'how',
      label: m.accessLog.type,
      width: 'w-44',
      cell: ({ accessTypes }) =>
        accessTypes.map((type) => m.accessLog.types[type]).join(', ') || capital(m.rules.anyKey),
    },
    {
      id: 'state',
      label: m.directory.state,
      width: 'w-32',
      isMain: true,
      cell: ({ enabled }) => (
        <Badge tone={enabled ? 'granted' : 'neutral'}>{enabled ? m.rules.inForce : m.rules.switchedOff}</Badge>
      ),
    },
  ]
}
