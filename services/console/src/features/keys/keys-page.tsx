import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import type { Credential } from '../../api/types'
import { useList } from '../../app/use-list'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { usePersonNames } from '../../app/use-person-names'
import type { Messages } from '../../messages/en'
import type { Column } from '../../ui/data-table'
import { controlLook } from '../../ui/field'
import { ExportButton, ImportLink } from '../../ui/import-export'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { announce } from '../../ui/toasts'
import { KeyState, Validity } from './key-state'

/** Keys, fobs, cards and codes, and who holds them. */
export const KeysPage = () => {
  const m = useMessages()
  const may = useMay()
  const queries = useQueryClient()
  const [kind, setKind] = useState('')
  const [state, setState] = useState('')
  const query = { limit: 100, ...(kind !== '' && { kind }), ...(state !== '' && { state }) }
  const list = useList(['keys', query], (cursor) =>
    answered(
      directory.GET('/v1/credentials', {
        params: { query: { ...query, ...(cursor !== undefined && { cursor }) } as never },
      }),
    ),
  )
  const nameOf = usePersonNames()
  const block = useMutation({
    mutationFn: ({ id, isBlocked }: { id: string; isBlocked: boolean }) =>
      answered(
        directory.POST(isBlocked ? '/v1/credentials/{id}/unblock' : '/v1/credentials/{id}/block', {
          params: { path: { id } },
        } as never),
      ),
    onSuccess: (_, { isBlocked }) => {
      announce(isBlocked ? m.directory.isUnblocked : m.directory.isBlocked)
      return queries.invalidateQueries({ queryKey: ['keys'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  const actionsOf = ({ id, state: now }: Credential) =>
    may('credential:block') && now !== 'removed'
      ? [
          {
            label: now === 'blocked' ? m.directory.unblock : m.directory.block,
            isDangerous: now !== 'blocked',
            onSelect: () => block.mutate({ id, isBlocked: now === 'blocked' }),
          },
        ]
      : []
  return (
    <Page
      title={m.shell.pages.keys}
      actions={
        <>
          {may('credential:read', 'everywhere') && (
            <ExportButton
              name="keys.csv"
              read={() => answered(directory.GET('/v1/credentials/export', { parseAs: 'blob' }))}
            />
          )}
          {may('credential:write', 'everywhere') && <ImportLink kind="keys" />}
        </>
      }
    >
      <ListSection
        label={m.shell.pages.keys}
        list={list}
        columns={columnsOf(m, nameOf)}
        rowKey={({ id }) => id}
        rowName={({ label, last4, kind: what }) => label ?? last4 ?? what}
        actionsOf={actionsOf}
        toolbar={
          <>
            <Choice label={m.directory.kind} value={kind} onChange={setKind} texts={m.directory.kinds} />
            <Choice label={m.directory.state} value={state} onChange={setState} texts={m.directory.states} />
          </>
        }
      />
    </Page>
  )
}

const Choice = ({
  label,
  value,
  onChange,
  texts,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  texts: Readonly<Record<string, string>>
}) => {
  const m = useMessages()
  return (
    <label className="flex items-center gap-2 text-sm text-soft">
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)} className={`${controlLook} !w-auto`}>
        <option value="">{m.directory.all}</option>
        {Object.entries(texts).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

const columnsOf = (m: Messages, nameOf: (id: string) => string): readonly Column<Credential>[] => [
  { id: 'kind', label: m.directory.kind, width: 'w-40', isMain: true, cell: ({ kind }) => m.directory.kinds[kind] },
  {
    id: 'key',
    label: m.directory.key,
    cell: ({ label, last4 }) => (
      <>
        {last4 !== null && <code className="mr-2 font-mono text-sm">…{last4}</code>}
        <bdi>{label}</bdi>
      </>
    ),
  },
  {
    id: 'holder',
    label: m.directory.holder,
    isMain: true,
    cell: ({ holder }) =>
      holder === null ? (
        <span className="text-faint">{m.directory.nobody}</span>
      ) : (
        <Link to="/people/$id" params={{ id: holder.userId }} className="text-accent underline underline-offset-2">
          <bdi>{nameOf(holder.userId)}</bdi>
        </Link>
      ),
  },
  {
    id: 'until',
    label: m.directory.validUntil,
    width: 'w-48',
    cell: ({ validUntil }) => <Validity until={validUntil} />,
  },
  {
    id: 'state',
    label: m.directory.state,
    width: 'w-32',
    isMain: true,
    cell: ({ state }) => <KeyState state={state} />,
  },
]
