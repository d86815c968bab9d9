import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { answered, retention } from '../../api/client'
import type { Policy } from '../../api/types'
import { useList } from '../../app/use-list'
import { useNames } from '../../app/use-pickable'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { announce } from '../../ui/toasts'
import { ExplainRetention } from './explain-retention'
import type { PolicyDraft } from './policy-calls'
import { PolicyForm } from './policy-form'
import { RetentionTabs } from './retention-tabs'
import { termText } from './term'

export const policiesKey = ['retention', 'policies']

/** How long each kind of record is kept. */
export const RetentionPage = () => {
  const m = useMessages()
  const may = useMay()
  const [editing, setEditing] = useState<PolicyDraft>()
  const remove = useRemovePolicy()
  const list = useList(policiesKey, () =>
    answered(retention.GET('/v1/retention/policies')).then(({ items }) => ({ items, nextCursor: null })),
  )
  const mayChange = may('retention:write', 'everywhere')
  const ofPremises: PolicyDraft = { recordKind: 'access-log', premisesId: '', keep: 'P1Y', automatic: true }
  return (
    <Page
      title={m.shell.pages.retention}
      subtitle={m.retention.hint}
      actions={
        mayChange && (
          <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing(ofPremises)}>
            {m.retention.ofPremises}
          </Button>
        )
      }
    >
      <RetentionTabs />
      <ListSection
        label={m.shell.pages.retention}
        list={list}
        columns={useColumns()}
        rowKey={({ recordKind, premisesId }) => `${recordKind}@${premisesId ?? ''}`}
        rowName={({ recordKind }) => m.retention.kinds[recordKind]}
        {...(mayChange && {
          onOpen: setEditing,
          actionsOf: (policy: Policy) => [
            { label: m.retention.change, icon: <Pencil aria-hidden />, onSelect: () => setEditing(policy) },
            ...(policy.isDefault
              ? []
              : [
                  {
                    label: m.retention.remove,
                    icon: <Undo2 aria-hidden />,
                    isDangerous: true,
                    onSelect: () => remove.mutate(policy),
                  },
                ]),
          ],
        })}
      />
      <ExplainRetention />
      {editing !== undefined && <PolicyForm policy={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

const useColumns = (): readonly Column<Policy>[] => {
  const m = useMessages()
  const nameOf = useNames('premises')
  const words = (term: string | undefined) => (term === undefined ? '–' : termText(term, m.retention))
  return [
    {
      id: 'kind',
      label: m.retention.record,
      isMain: true,
      cell: ({ recordKind }) => <span className="font-medium">{m.retention.kinds[recordKind]}</span>,
    },
    {
      id: 'where',
      label: m.retention.where,
      width: 'w-32',
      cell: ({ premisesId }) => (premisesId === undefined ? m.states.everywhere : <bdi>{nameOf(premisesId)}</bdi>),
    },
    { id: 'keep', label: m.retention.keep, width: 'w-28', isMain: true, cell: ({ keep }) => words(keep) },
    {
      id: 'preset',
      label: m.retention.preset,
      width: 'w-36',
      cell: ({ preset, isDefault }) => {
        if (isDefault) return m.retention.isDefault
        return preset === undefined ? '–' : m.retention.presets[preset]
      },
    },
    { id: 'minimum', label: m.retention.minimum, width: 'w-40', cell: ({ minimum, keep }) => words(minimum ?? keep) },
    { id: 'maximum', label: m.retention.maximum, width: 'w-40', cell: ({ maximum }) => words(maximum) },
    {
      id: 'automatic',
      label: m.retention.automatic,
      width: 'w-36',
      cell: ({ automatic }) => (automatic ? m.retention.automaticOn : m.retention.automaticOff),
    },
  ]
}

const useRemovePolicy = () => {
  const m = useMessages()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ recordKind: kind, premisesId }: Policy) =>
      answered(
        retention.DELETE('/v1/retention/policies/{kind}', {
          params: { path: { kind }, query: premisesId === undefined ? {} : { premisesId } },
        }),
      ),
    onSuccess: () => {
      announce(m.retention.removed)
      return queries.invalidateQueries({ queryKey: ['retention'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
}
