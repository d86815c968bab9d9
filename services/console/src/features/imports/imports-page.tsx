import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { TextArea } from '../../ui/field'
import { FormFaults } from '../../ui/form-dialog'
import { Page, Section } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { type ImportKind, importKinds, importRules, startImport } from './import-calls'
import { ImportProgress } from './import-progress'

/** Brings people, keys or devices in from a file: tried first, without changing anything, then done. */
export const ImportsPage = () => {
  const m = useMessages()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/gate/imports' })
  const allowed = importKinds.filter((kind) => may(importRules[kind].permission, 'everywhere'))
  const kind = allowed.find((one) => one === search.kind) ?? allowed[0]
  return (
    <Page title={m.shell.pages.imports} subtitle={m.imports.hint}>
      {kind === undefined ? (
        <EmptyState title={m.states.denied} />
      ) : (
        <>
          <div>
            <ChoiceButtons
              label={m.imports.what}
              value={kind}
              onChange={(next) => void navigate({ to: '/imports', search: { kind: next } })}
              choices={allowed.map((value) => ({ value, label: m.shell.pages[value] }))}
            />
          </div>
          <ImportOf key={kind} kind={kind} />
        </>
      )}
    </Page>
  )
}

const ImportOf = ({ kind }: { kind: ImportKind }) => {
  const m = useMessages()
  const [csv, setCsv] = useState('')
  const start = useMutation({ mutationFn: (isDryRun: boolean) => startImport(kind, csv, isDryRun) })
  const read = async (file: File | undefined) => {
    if (file !== undefined) setCsv(await file.text())
    start.reset()
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Section title={m.imports.file}>
        <form
          className="grid gap-4 p-4"
          onSubmit={(event) => {
            event.preventDefault()
            start.mutate(true)
          }}
        >
          <label className="grid cursor-pointer justify-items-center gap-2 rounded-lg border-2 border-dashed border-control/60 p-6 text-center outline-offset-2 focus-within:outline-2 focus-within:outline-focus hover:bg-hover">
            <FileUp aria-hidden className="size-6 text-faint" />
            {m.imports.choose}
            <input
              type="file"
              accept=".csv,text/csv"
              className="sr-only"
              onChange={({ target }) => void read(target.files?.[0])}
            />
          </label>
          <TextArea
            label={m.imports.text}
            hint={m.imports.columns(importRules[kind].columns)}
            rows={10}
            value={csv}
            spellCheck={false}
            onChange={({ target }) => setCsv(target.value)}
            className="font-mono text-sm"
          />
          <FormFaults error={start.error} />
          <div className="flex flex-wrap gap-2">
            <Button kind="primary" type="submit" disabled={csv.trim() === ''} isBusy={start.isPending}>
              {m.imports.dryRun}
            </Button>
          </div>
        </form>
      </Section>
      {start.data !== undefined && (
        <ImportProgress key={start.data.id} kind={kind} started={start.data} onImport={() => start.mutate(false)} />
      )}
    </div>
  )
}
