import { useMessages } from '../../app/use-messages'
import type { Draft } from '../../app/use-configuration'
import { AccessTabs } from '../configuration/access-tabs'
import { ConfigurationPage } from '../configuration/configuration-page'
import { MacroForm } from './macro-form'

const noMacro: Draft<'macros'> = { name: '', steps: [] }

/** What happens at several doors or devices at once. */
export const MacrosPage = () => {
  const m = useMessages()
  return (
    <ConfigurationPage
      kind="macros"
      title={m.shell.pages.macros}
      tabs={<AccessTabs />}
      newLabel={m.rules.newMacro}
      hint={m.rules.noMacros}
      write="rule:write"
      columns={[
        {
          id: 'name',
          label: m.rules.macro,
          isMain: true,
          cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
        },
        {
          id: 'steps',
          label: m.rules.steps,
          isMain: true,
          cell: ({ steps }) => steps.map(({ kind }) => m.rules.stepKinds[kind]).join(' → '),
        },
      ]}
      empty={noMacro}
      form={MacroForm}
    />
  )
}
