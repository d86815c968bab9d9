import { Pencil, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Configuration, Permission } from '../../api/types'
import { type ConfigurationKind, type Draft, useConfigurations } from '../../app/use-configuration'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { EmptyState } from '../../ui/states'
import { ConfigurationEditor, type DraftForm } from './configuration-editor'
import { DeleteConfiguration } from './delete-configuration'

interface Props<Kind extends ConfigurationKind> {
  readonly kind: Kind
  readonly title: string
  readonly newLabel: string
  readonly hint: string
  readonly tabs?: ReactNode
  readonly write: Permission
  readonly columns: readonly Column<Configuration[Kind]>[]
  readonly empty: Draft<Kind>
  readonly form: DraftForm<Kind>
  readonly onOpen?: (item: Configuration[Kind]) => void
}

/** A list of what is configured, with a form to create and change, and a question before something is deleted. */
export const ConfigurationPage = <Kind extends ConfigurationKind>(props: Props<Kind>) => {
  const { kind, title, write, columns } = props
  const m = useMessages()
  const may = useMay()
  const [q, setQuery] = useState('')
  const [edited, setEdited] = useState<Configuration[Kind] | 'new'>()
  const [doomed, setDoomed] = useState<Configuration[Kind]>()
  const list = useConfigurations(kind, q)
  const isWriter = may(write)
  const create = isWriter && (
    <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setEdited('new')}>
      {props.newLabel}
    </Button>
  )
  return (
    <Page title={title} actions={create}>
      {props.tabs}
      <ListSection
        label={title}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={props.onOpen ?? setEdited}
        {...(isWriter && {
          actionsOf: (item: Configuration[Kind]) => [
            { label: m.actions.change, icon: <Pencil aria-hidden />, onSelect: () => setEdited(item) },
            {
              label: m.rules.delete,
              icon: <Trash2 aria-hidden />,
              isDangerous: true,
              onSelect: () => setDoomed(item),
            },
          ],
        })}
        toolbar={<SearchField value={q} onChange={setQuery} />}
        empty={
          <EmptyState title={m.rules.nothing} action={q === '' && create}>
            {q === '' ? props.hint : undefined}
          </EmptyState>
        }
      />
      {edited !== undefined && (
        <ConfigurationEditor
          kind={kind}
          title={edited === 'new' ? props.newLabel : edited.name}
          known={edited === 'new' ? undefined : edited}
          empty={props.empty}
          form={props.form}
          isReader={!isWriter}
          onClose={() => setEdited(undefined)}
        />
      )}
      {doomed !== undefined && (
        <DeleteConfiguration kind={kind} known={doomed} name={doomed.name} onClose={() => setDoomed(undefined)} />
      )}
    </Page>
  )
}
