import { useMessages } from '../../app/use-messages'
import type { Draft } from '../../app/use-configuration'
import { settings } from '../../app/settings'
import { AccessTabs } from '../configuration/access-tabs'
import { ConfigurationPage } from '../configuration/configuration-page'
import { ScheduleForm } from './schedule-form'
import { stretchesOf } from './week'

const noSchedule: Draft<'schedules'> = {
  name: '',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], windows: [{ from: '08:00', to: '17:00' }] }],
  holidayIds: [],
  holidayWindows: [],
  exceptions: [],
}

const MINUTES = 60

/** When rules hold. */
export const SchedulesPage = () => {
  const m = useMessages()
  return (
    <ConfigurationPage
      kind="schedules"
      title={m.shell.pages.schedules}
      tabs={<AccessTabs />}
      newLabel={m.rules.newSchedule}
      hint={m.rules.noSchedules}
      write="rule:write"
      columns={[
        {
          id: 'name',
          label: m.rules.schedule,
          isMain: true,
          cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
        },
        {
          id: 'week',
          label: m.rules.hoursAWeek,
          width: 'w-40',
          isMain: true,
          cell: ({ weekly }) => (
            <span className="tabular">
              {m.rules.hours(
                Math.round(
                  stretchesOf(weekly)
                    .flat()
                    .reduce((sum, { from, to }) => sum + to - from, 0) / MINUTES,
                ),
              )}
            </span>
          ),
        },
        {
          id: 'holidays',
          label: m.shell.pages.holidays,
          width: 'w-32',
          cell: ({ holidayIds }) => m.rules.holidayCount(holidayIds.length),
        },
        {
          id: 'exceptions',
          label: m.rules.exceptions,
          width: 'w-40',
          cell: ({ exceptions }) => m.rules.exceptionCount(exceptions.length),
        },
        { id: 'zone', label: m.directory.zone, width: 'w-44', cell: ({ zone }) => zone ?? settings.siteZone },
      ]}
      empty={noSchedule}
      form={ScheduleForm}
    />
  )
}
