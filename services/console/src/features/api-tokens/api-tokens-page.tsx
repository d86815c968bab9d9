import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { answered, directory } from '../../api/client'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ListSection } from '../../ui/list-section'
import { Page } from '../../ui/page'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { Validity } from '../keys/key-state'
import { SystemTabs } from '../system/system-tabs'
import { IssueToken } from './issue-token'

/** What integrations and scripts call the API with. */
export const ApiTokensPage = () => {
  const m = useMessages()
  const queries = useQueryClient()
  const [isIssuing, setIssuing] = useState(false)
  const list = useList(['api-tokens'], (cursor) =>
    answered(
      directory.GET('/v1/api-tokens', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } }),
    ),
  )
  const revoke = useMutation({
    mutationFn: (id: string) => answered(directory.DELETE('/v1/api-tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      announce(m.system.isRevoked)
      return queries.invalidateQueries({ queryKey: ['api-tokens'] })
    },
    onError: (error) => announce(error.message, 'failed'),
  })
  return (
    <Page
      title={m.shell.pages.apiTokens}
      actions={
        <Button kind="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setIssuing(true)}>
          {m.tokens.issue}
        </Button>
      }
    >
      <SystemTabs />
      <ListSection
        label={m.shell.pages.apiTokens}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        actionsOf={({ id, revokedAt }) =>
          revokedAt === null ? [{ label: m.system.revoke, isDangerous: true, onSelect: () => revoke.mutate(id) }] : []
        }
        columns={[
          {
            id: 'name',
            label: m.system.token,
            isMain: true,
            cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
          },
          { id: 'what', label: m.system.permissions, cell: ({ permissions }) => permissions.join(', ') },
          { id: 'issued', label: m.system.issued, width: 'w-40', cell: ({ issuedAt }) => <Time at={issuedAt} /> },
          {
            id: 'expires',
            label: m.system.expires,
            width: 'w-44',
            cell: ({ expiresAt }) => <Validity until={expiresAt} />,
          },
          {
            id: 'state',
            label: m.directory.state,
            width: 'w-32',
            isMain: true,
            cell: ({ revokedAt }) => (
              <Badge tone={revokedAt === null ? 'granted' : 'neutral'}>
                {revokedAt === null ? m.system.active : m.system.revoked}
              </Badge>
            ),
          },
        ]}
      />
      {isIssuing && <IssueToken onClose={() => setIssuing(false)} />}
    </Page>
  )
}
