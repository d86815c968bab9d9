import { useNavigate } from '@tanstack/react-router'
import { Bookmark, BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import type { SavedView } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { CheckField, TextField } from '../../ui/field'
import { FormDialog } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { Menu } from '../../ui/menu'
import { useSavedViews, useSaveView, useViewName } from './use-saved-views'

interface Props {
  readonly page: SavedView['page']
  /** what the page is narrowed to now */
  readonly query: SavedView['query']
}

/** The views of a page, and a way to keep what it shows now under a name. */
export const ViewsMenu = ({ page, query }: Props) => {
  const m = useMessages()
  const navigate = useNavigate()
  const viewName = useViewName()
  const { data } = useSavedViews()
  const [isSaving, setSaving] = useState(false)
  const views = data?.filter((view) => view.page === page) ?? []
  return (
    <>
      <Menu
        trigger={<Button icon={<Bookmark aria-hidden className="size-4" />}>{m.savedViews.views}</Button>}
        actions={[
          ...views.map((view) => ({
            label: viewName(view),
            onSelect: () => void navigate({ to: `/${page}`, search: view.query as never }),
          })),
          { label: m.savedViews.save, icon: <BookmarkPlus aria-hidden />, onSelect: () => setSaving(true) },
        ]}
      />
      {isSaving && <SaveView page={page} query={query} onClose={() => setSaving(false)} />}
    </>
  )
}

const SaveView = ({ page, query, onClose }: Props & { onClose: () => void }) => {
  const m = useMessages()
  const save = useSaveView(onClose)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={m.savedViews.save}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({ page, query, name: formText(form, 'name'), shared: formText(form, 'shared') === 'on' })
      }
    >
      <TextField label={m.savedViews.name} name="name" required autoFocus autoComplete="off" />
      <CheckField label={m.savedViews.shared} name="shared" />
    </FormDialog>
  )
}
