import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ApiProblem, unreachable } from '../../api/problem'
import { useMessages } from '../../app/use-messages'
import { Badge, type Tone } from '../../ui/badge'
import { Button, IconButton } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { DataTable } from '../../ui/data-table'
import { Dialog, Drawer } from '../../ui/dialog'
import { CheckField, NumberField, SelectField, TextArea, TextField } from '../../ui/field'
import { CountBadge } from '../../ui/link-tabs'
import { Menu } from '../../ui/menu'
import { Facts, Page, Section } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { SearchField } from '../../ui/search-field'
import { Callout, EmptyState, ErrorState, Skeleton } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'

const tones: readonly Tone[] = ['granted', 'denied', 'held', 'error', 'info', 'neutral']
const kinds = ['primary', 'secondary', 'quiet', 'danger'] as const
const now = new Date().toISOString()
const rows = ['Ada', 'ليلى الأحمد', 'สมชาย', 'Zoë 🔑', 'x'.repeat(200)].map((name, place) => ({
  id: String(place),
  name,
}))

/** Every part of the design in every state, to look at and to test; not in the navigation. */
export const UiPartsPage = () => {
  const m = useMessages()
  return (
    <Page title={m.uiParts.title} subtitle={m.uiParts.hint}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Buttons />
        <Fields />
        <Part title={m.uiParts.badges}>
          <div className="flex flex-wrap gap-2">
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
            <CountBadge count={7} />
            <CountBadge count={100} />
            <Time at={now} as="relative" />
            <Time at={now} as="full" />
          </div>
          {(['info', 'granted', 'held', 'denied', 'neutral'] as const).map((tone) => (
            <Callout key={tone} tone={tone}>
              {tone}
            </Callout>
          ))}
        </Part>
        <Overlays />
        <Section title={m.uiParts.table}>
          <DataTable
            label={m.uiParts.table}
            rows={rows}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            columns={[
              { id: 'name', label: m.account.name, isMain: true, cell: ({ name }) => <bdi>{name}</bdi> },
              { id: 'at', label: m.accessLog.time, width: 'w-40', cell: () => <Time at={now} /> },
            ]}
            actionsOf={({ name }) => [{ label: m.actions.change, onSelect: () => announce(name) }]}
          />
          <Facts
            facts={[
              [m.account.name, 'Ada'],
              [m.accessLog.time, null],
            ]}
          />
        </Section>
        <States />
      </div>
    </Page>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <div className="grid gap-3 p-4">{children}</div>
  </Section>
)

const Buttons = () => {
  const m = useMessages()
  const icon = <Plus aria-hidden className="size-4" />
  return (
    <Part title={m.uiParts.buttons}>
      {kinds.map((kind) => (
        <div key={kind} className="flex flex-wrap items-center gap-2">
          <Button kind={kind}>{kind}</Button>
          <Button kind={kind} icon={icon}>
            {kind}
          </Button>
          <Button kind={kind} size="small">
            {kind}
          </Button>
          <Button kind={kind} disabled>
            {kind}
          </Button>
          <Button kind={kind} isBusy>
            {kind}
          </Button>
        </div>
      ))}
      <div className="flex gap-2">
        <IconButton label={m.actions.create}>{icon}</IconButton>
        <IconButton label={m.actions.create} aria-pressed>
          {icon}
        </IconButton>
        <IconButton label={m.actions.create} disabled>
          {icon}
        </IconButton>
      </div>
    </Part>
  )
}

const Fields = () => {
  const m = useMessages()
  const [number, setNumber] = useState<number | undefined>(5)
  const [choice, setChoice] = useState<'one' | 'two'>('one')
  const [doors, setDoors] = useState<readonly string[]>(['somewhere'])
  const [q, setQuery] = useState('')
  return (
    <Part title={m.uiParts.fields}>
      <TextField label={m.account.name} hint={m.uiParts.aHint} defaultValue="Ada" />
      <TextField label={m.account.name} fault={m.uiParts.aFault} defaultValue="" />
      <TextField label={m.account.name} disabled defaultValue="Ada" />
      <NumberField label={m.rules.unlockSec} value={number} onNumber={setNumber} />
      <TextArea label={m.alerts.comment} />
      <SelectField
        label={m.directory.kind}
        choices={[
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ]}
      />
      <CheckField label={m.rules.inForce} hint={m.uiParts.aHint} defaultChecked />
      <PickField label={m.shell.pages.doors} kind="doors" value={doors} onChange={setDoors} />
      <SearchField value={q} onChange={setQuery} />
      <ChoiceButtons
        label={m.directory.kind}
        value={choice}
        onChange={setChoice}
        choices={[
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ]}
      />
    </Part>
  )
}

const Overlays = () => {
  const m = useMessages()
  const [open, setOpen] = useState<'dialog' | 'drawer'>()
  const close = () => setOpen(undefined)
  return (
    <Part title={m.uiParts.overlays}>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen('dialog')}>{m.uiParts.dialog}</Button>
        <Button onClick={() => setOpen('drawer')}>{m.uiParts.drawer}</Button>
        <Button onClick={() => announce(m.actions.done)}>{m.uiParts.toast}</Button>
        <Button onClick={() => announce(m.states.failed, 'failed')}>{m.states.failed}</Button>
        <Menu
          trigger={<Button>{m.uiParts.menu}</Button>}
          actions={[
            { label: m.actions.change, onSelect: close },
            { label: m.actions.remove, onSelect: close, isDangerous: true },
          ]}
        />
      </div>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title={m.uiParts.dialog}
        actions={<Button onClick={close}>{m.actions.done}</Button>}
      >
        <p>{m.uiParts.hint}</p>
      </Dialog>
      <Drawer isOpen={open === 'drawer'} onClose={close} title={m.uiParts.drawer}>
        <p>{m.uiParts.hint}</p>
      </Drawer>
    </Part>
  )
}

const States = () => {
  const m = useMessages()
  const retry = () => announce(m.states.retry)
  const denied = new ApiProblem(403, 'permission_denied', '', { permission: 'rule:write' })
  return (
    <Section title={m.uiParts.states}>
      <Skeleton lines={3} />
      <EmptyState title={m.states.nothingFound} action={<Button>{m.actions.create}</Button>}>
        {m.uiParts.aHint}
      </EmptyState>
      <ErrorState error={denied} />
      <ErrorState error={unreachable()} retry={retry} />
      <ErrorState error={new ApiProblem(409, 'version_conflict', m.uiParts.aFault)} retry={retry} />
    </Section>
  )
}
