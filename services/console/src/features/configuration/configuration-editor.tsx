import { type ReactNode, useState } from 'react'
import type { Configuration } from '../../api/types'
import { type ConfigurationKind, type Draft, useSaveConfiguration } from '../../app/use-configuration'
import { useMessages } from '../../app/use-messages'
import { FormDialog } from '../../ui/form-dialog'

export interface DraftProps<Kind extends ConfigurationKind> {
  readonly draft: Draft<Kind>
  readonly onChange: (change: Partial<Draft<Kind>>) => void
}
export type DraftForm<Kind extends ConfigurationKind> = (props: DraftProps<Kind>) => ReactNode

interface Props<Kind extends ConfigurationKind> {
  readonly kind: Kind
  readonly title: string
  readonly known: Configuration[Kind] | undefined
  readonly empty: Draft<Kind>
  readonly form: DraftForm<Kind>
  readonly isReader: boolean
  readonly onClose: () => void
}

const draftOf = <Kind extends ConfigurationKind>({
  id: _,
  version: __,
  createdAt: ___,
  changedAt: ____,
  ...draft
}: Configuration[Kind]) => draft as unknown as Draft<Kind>

/** Changes a draft; nothing is in force before it is saved. */
export const ConfigurationEditor = <Kind extends ConfigurationKind>(props: Props<Kind>) => {
  const { kind, known, form: Form, onClose } = props
  const m = useMessages()
  const [draft, setDraft] = useState<Draft<Kind>>(known === undefined ? props.empty : draftOf<Kind>(known))
  const save = useSaveConfiguration(kind, onClose)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={props.title}
      width="wide"
      isBusy={save.isPending}
      isReady={!props.isReader}
      error={save.error}
      submitLabel={known === undefined ? m.actions.create : m.actions.save}
      onSubmit={() => save.mutate({ known, draft: withoutBlanks(draft) })}
    >
      <Form draft={draft} onChange={(change) => setDraft((current) => ({ ...current, ...change }))} />
    </FormDialog>
  )
}

/** A field that was emptied is left out, so that it has its default again. */
const withoutBlanks = <Part extends object>(draft: Part): Part =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== undefined)) as Part
