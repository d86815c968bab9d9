import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Import } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Section } from '../../ui/page'
import { Callout } from '../../ui/states'
import { announce } from '../../ui/toasts'
import { cancelImport, type ImportKind, readFaults, readImport } from './import-calls'

const REFRESH_MS = 700
const isOver = ({ state }: Import): boolean => !['waiting', 'running'].includes(state)

interface Props {
  readonly kind: ImportKind
  readonly started: Import
  /** does in earnest what was tried */
  readonly onImport: () => void
}

/** How far an import is, what was wrong with rows, and what comes next. */
export const ImportProgress = ({ kind, started, onImport }: Props) => {
  const m = useMessages()
  const { data: job = started } = useQuery({
    queryKey: ['imports', kind, started.id],
    initialData: started,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data) ? false : REFRESH_MS),
    queryFn: () => readImport(kind, started.id),
  })
  const cancel = useMutation({
    mutationFn: () => cancelImport(kind, started.id),
    onError: (error) => announce(error.message, 'failed'),
  })
  const done = job.done + job.failed
  return (
    <Section
      title={job.dryRun ? m.imports.tried : m.imports.importing}
      actions={<Badge tone={isOver(job) ? 'granted' : 'info'}>{m.imports.states[job.state]}</Badge>}
    >
      <div className="grid gap-3 p-4">
        <progress
          aria-label={m.imports.progress}
          value={done}
          max={Math.max(1, job.rows)}
          className="h-2 w-full accent-(--accent)"
        />
        <p role="status" className="tabular">
          {m.imports.rows(done, job.rows)}
        </p>
        {isOver(job) ? (
          <Outcome job={job} onImport={onImport} />
        ) : (
          <div>
            <Button onClick={() => cancel.mutate()} isBusy={cancel.isPending}>
              {m.actions.cancel}
            </Button>
          </div>
        )}
      </div>
      {job.failed > 0 && <Faults kind={kind} job={job} />}
    </Section>
  )
}

const Outcome = ({ job, onImport }: { job: Import; onImport: () => void }) => {
  const m = useMessages()
  const Icon = job.failed === 0 ? CircleCheck : TriangleAlert
  return (
    <>
      <Callout tone={job.failed === 0 ? 'granted' : 'held'}>
        <span className="flex items-center gap-2">
          <Icon aria-hidden className="size-4 shrink-0" />
          {job.dryRun ? m.imports.wouldTake(job.done, job.failed) : m.imports.took(job.done, job.failed)}
        </span>
      </Callout>
      {job.dryRun && job.done > 0 && (
        <div>
          <Button kind="primary" onClick={onImport}>
            {m.imports.importNow(job.done)}
          </Button>
        </div>
      )}
    </>
  )
}

const Faults = ({ kind, job }: { kind: ImportKind; job: Import }) => {
  const m = useMessages()
  const { data } = useQuery({
    queryKey: ['imports', kind, job.id, 'faults', job.failed],
    queryFn: () => readFaults(kind, job.id),
  })
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={m.imports.faults}
      className="max-h-96 overflow-auto border-t border-line"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-surface text-left text-xs text-faint">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium whitespace-nowrap">
              {m.imports.line}
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              {m.imports.column}
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              {m.imports.fault}
            </th>
          </tr>
        </thead>
        <tbody>
          {data?.map(({ line, field, detail }, place) => (
            <tr key={place} className="border-t border-line">
              <td className="tabular px-4 py-1.5">{line}</td>
              <td className="px-4 py-1.5 font-mono text-sm">{field}</td>
              <td className="px-4 py-1.5">
                <bdi>{detail}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
