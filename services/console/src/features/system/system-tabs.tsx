import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { LinkTabs } from '../../ui/link-tabs'

/** The pages of whoever runs Doorledger, as far as the reader may see them. */
export const SystemTabs = () => {
  const m = useMessages()
  const may = useMay()
  const { pages } = m.shell
  return (
    <LinkTabs
      label={pages.system}
      tabs={[
        ...(may('operations:read', 'everywhere')
          ? [
              { path: '/system', name: pages.system },
              { path: '/dead-letters', name: pages.deadLetters },
            ]
          : []),
        ...(may('quarantine:read') ? [{ path: '/quarantine', name: pages.quarantine }] : []),
        ...(may('subscription:read') ? [{ path: '/webhooks', name: pages.webhooks }] : []),
        ...(may('token:write', 'everywhere') ? [{ path: '/api-tokens', name: pages.apiTokens }] : []),
        ...(may('license:write', 'everywhere') ? [{ path: '/licenses', name: pages.licenses }] : []),
      ]}
    />
  )
}
