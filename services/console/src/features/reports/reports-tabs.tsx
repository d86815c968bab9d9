import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { LinkTabs } from '../../ui/link-tabs'

/** What is made of the record, as far as the reader may see it. */
export const ReportsTabs = () => {
  const m = useMessages()
  const may = useMay()
  const { pages } = m.shell
  return (
    <LinkTabs
      label={pages.reports}
      tabs={[
        ...(may('report:create')
          ? [
              { path: '/reports', name: pages.reports },
              { path: '/report-schedules', name: pages.reportSchedules },
            ]
          : []),
        ...(may('access-log:read') ? [{ path: '/saved-views', name: pages.savedViews }] : []),
        ...(may('access-log:read', 'everywhere') ? [{ path: '/reviews', name: pages.reviews }] : []),
      ]}
    />
  )
}
