import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { LinkTabs } from '../../ui/link-tabs'

/** Who may pass where and when: the pages that say so. */
export const AccessTabs = () => {
  const m = useMessages()
  const may = useMay()
  const { pages } = m.shell
  return (
    <LinkTabs
      label={pages.accessRules}
      tabs={[
        { path: '/access-rules', name: pages.accessRules },
        { path: '/schedules', name: pages.schedules },
        { path: '/holidays', name: pages.holidays },
        { path: '/macros', name: pages.macros },
        { path: '/explain', name: pages.explain },
        ...(may('access-log:read') ? [{ path: '/replay', name: pages.replay }] : []),
      ]}
    />
  )
}
