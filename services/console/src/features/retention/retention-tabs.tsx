import { useMessages } from '../../app/use-messages'
import { LinkTabs } from '../../ui/link-tabs'

/** How long records are kept, what is held, and what was deleted. */
export const RetentionTabs = () => {
  const { pages } = useMessages().shell
  return (
    <LinkTabs
      label={pages.retention}
      tabs={[
        { path: '/retention', name: pages.retention },
        { path: '/legal-holds', name: pages.legalHolds },
        { path: '/purges', name: pages.purges },
        { path: '/erasure-requests', name: pages.erasureRequests },
      ]}
    />
  )
}
