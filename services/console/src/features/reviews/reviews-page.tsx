import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ClipboardCheck } from 'lucide-react'
import { useState } from 'react'
import { answered, reporting } from '../../api/client'
import type { Review } from '../../api/types'
import { useActorNames } from '../../app/use-actor-names'
import { useList } from '../../app/use-list'
import { useMessages } from '../../app/use-messages'
import { Button, buttonLook } from '../../ui/button'
import type { Column } from '../../ui/data-table'
import { TextArea, TextField } from '../../ui/field'
import { FormFaults } from '../../ui/form-dialog'
import { formText } from '../../ui/form-text'
import { ListSection } from '../../ui/list-section'
import { Page, Section } from '../../ui/page'
import { EmptyState } from '../../ui/states'
import { Time } from '../../ui/time'
import { announce } from '../../ui/toasts'
import { instantOf } from '../explain/instant'
import { ReportsTabs } from '../reports/reports-tabs'

const key = ['reviews']

/** That the log of each day was looked through, by whom, and what was found. */
export const ReviewsPage = () => {
  const m = useMessages()
  const list = useList(key, () =>
    answered(reporting.GET('/v1/reviews')).then(({ items }) => ({ items, nextCursor: null })),
  )
  return (
    <Page title={m.shell.pages.reviews} subtitle={m.reviews.hint}>
      <ReportsTabs />
      <RecordReview />
      <ListSection
        label={m.shell.pages.reviews}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowName={({ day }) => day}
        empty={<EmptyState icon={ClipboardCheck} title={m.reviews.none} />}
      />
    </Page>
  )
}

/** Looks at the day first, and says so then. */
const RecordReview = () => {
  const m = useMessages()
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['dashboard'], queryFn: () => answered(reporting.GET('/v1/dashboard')) })
  const [chosen, setDay] = useState<string>()
  const day = chosen ?? data?.day ?? ''
  const record = useMutation({
    mutationFn: (notes: string) =>
      answered(
        reporting.POST('/v1/reviews', { body: { ...(day !== '' && { day }), ...(notes.trim() !== '' && { notes }) } }),
      ),
    onSuccess: async () => {
      announce(m.reviews.recorded)
      await Promise.all([key, ['dashboard']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  return (
    <Section
      title={m.reviews.section}
      actions={
        data !== undefined &&
        day !== '' && (
          <Link to="/access-log" search={deniedOf(day, data.zone)} className={buttonLook('secondary', 'small')}>
            {m.reviews.look}
          </Link>
        )
      }
    >
      <form
        className="grid gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          record.mutate(formText(form, 'notes'), { onSuccess: () => form.reset() })
        }}
      >
        <FormFaults error={record.error} />
        <div className="grid gap-3 sm:grid-cols-[12rem_1fr]">
          <TextField
            label={m.reviews.day}
            type="date"
            required
            max={data?.day}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
          <TextArea label={m.reviews.notes} name="notes" rows={2} maxLength={4_000} hint={m.reviews.notesHint} />
        </div>
        <div>
          <Button kind="primary" type="submit" isBusy={record.isPending}>
            {m.reviews.record}
          </Button>
        </div>
      </form>
    </Section>
  )
}

const DAY_MS = 86_400_000

const deniedOf = (day: string, zone: string) => {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, day.length)
  return { result: ['denied'], from: instantOf(`${day}T00:00`, zone), to: instantOf(`${next}T00:00`, zone) }
}

const useColumns = (): readonly Column<Review>[] => {
  const m = useMessages()
  const nameOf = useActorNames()
  return [
    {
      id: 'day',
      label: m.reviews.day,
      width: 'w-36',
      isMain: true,
      cell: ({ day }) => <Time at={`${day}T12:00:00Z`} as="day" />,
    },
    {
      id: 'by',
      label: m.reports.by,
      width: 'w-48',
      isMain: true,
      cell: ({ reviewedBy }) => <bdi className="font-medium">{nameOf(reviewedBy)}</bdi>,
    },
    {
      id: 'denied',
      label: m.reviews.denied,
      width: 'w-28',
      cell: ({ denied }) => <span className="tabular">{m.reviews.deniedCount(denied)}</span>,
    },
    { id: 'notes', label: m.reviews.notes, cell: ({ notes }) => <bdi>{notes ?? '–'}</bdi> },
    { id: 'at', label: m.reviews.reviewed, width: 'w-40', cell: ({ reviewedAt }) => <Time at={reviewedAt} /> },
  ]
}
