import { useMessages } from '../../app/use-messages'
import type { Draft } from '../../app/use-configuration'
import { useNames } from '../../app/use-pickable'
import { AccessTabs } from '../configuration/access-tabs'
import { ConfigurationPage } from '../configuration/configuration-page'
import { MacroForm } from './macro-form'

type Step = Draft<'macros'>['steps'][number]

const noMacro: Draft<'macros'> = { name: '', steps: [] }

/** What happens at several doors or devices at once. */
export const MacrosPage = () => {
  const m = useMessages()
  const doorName = useNames('doors')
  const deviceName = useNames('devices')
  const macroName = useNames('macros')
  const subjectOf = (step: Step): string => {
    if (step.kind === 'command') return deviceName(step.deviceId)
    return step.kind === 'macro' ? macroName(step.macroId) : doorName(step.doorId)
  }
  const stepText = (step: Step) => m.rules.step(m.rules.stepKinds[step.kind], subjectOf(step))
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
          cell: ({ steps }) => <bdi>{steps.map(stepText).join(' → ')}</bdi>,
        },
      ]}
      empty={noMacro}
      form={MacroForm}
    />
  )
}
