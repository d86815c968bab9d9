import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Check, ShieldQuestion, X } from 'lucide-react'
import { useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import type { Explanation } from '../../api/types'
import { zoneOf } from '../../app/time'
import { usePreferences } from '../../app/preferences'
import { useMessages } from '../../app/use-messages'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { FormFaults } from '../../ui/form-dialog'
import { Page, Section } from '../../ui/page'
import { PickField } from '../../ui/pick-field'
import { EmptyState } from '../../ui/states'
import { AccessTabs } from '../configuration/access-tabs'
import { instantOf } from './instant'

/** May this person open this door at this time, and why: every check, and what each rule says. */
export const ExplainPage = () => {
  const m = useMessages()
  const asked = useSearch({ strict: false })
  const zone = zoneOf(usePreferences())
  const [userId, setUser] = useState(asked.person ?? '')
  const [doorId, setDoor] = useState(asked.door ?? '')
  const [at, setAt] = useState('')
  const explain = useMutation({
    mutationFn: () =>
      answered(
        accessDecision.POST('/v1/decisions/explain', {
          body: { userId, doorId, ...(at !== '' && { at: instantOf(at, zone) }) },
        }),
      ),
  })
  return (
    <Page title={m.shell.pages.explain} subtitle={m.rules.explainHint}>
      <AccessTabs />
      <form
        className="card grid items-end gap-4 p-4 md:grid-cols-[1fr_1fr_14rem_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          explain.mutate()
        }}
      >
        <PickField
          label={m.directory.person}
          kind="people"
          isSingle
          value={userId === '' ? [] : [userId]}
          onChange={([id = '']) => setUser(id)}
        />
        <PickField
          label={m.accessLog.door}
          kind="doors"
          isSingle
          value={doorId === '' ? [] : [doorId]}
          onChange={([id = '']) => setDoor(id)}
        />
        <TextField
          label={m.rules.at(zone)}
          type="datetime-local"
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
        <Button
          kind="primary"
          type="submit"
          disabled={userId === '' || doorId === ''}
          isBusy={explain.isPending}
          icon={<ShieldQuestion aria-hidden className="size-4" />}
        >
          {m.rules.explain}
        </Button>
      </form>
      <FormFaults error={explain.error} />
      <div aria-live="polite" className="grid items-start gap-4 lg:grid-cols-2">
        {explain.data === undefined ? (
          <div className="lg:col-span-2">
            <EmptyState icon={ShieldQuestion} title={m.rules.askFirst} />
          </div>
        ) : (
          <Answer explanation={explain.data} />
        )}
      </div>
    </Page>
  )
}

const Answer = ({ explanation }: { explanation: Explanation }) => {
  const m = useMessages()
  const { decision, reasonText, checks, rules, policyVersion } = explanation
  const isGranted = decision === 'granted'
  return (
    <>
      <Section
        title={
          <span className="flex items-center gap-2">
            <Badge tone={decision} icon={isGranted ? <Check aria-hidden /> : <X aria-hidden />}>
              {m.accessLog.results[decision]}
            </Badge>
            {reasonText}
          </span>
        }
      >
        <ul className="grid gap-1.5 px-4 py-3">
          {checks.map(({ check, passed, detail }, place) => (
            <li key={place} className="flex items-start gap-2">
              <Mark isPassed={passed} />
              <span>
                {m.recordWords.checks[check] ?? check.replaceAll('_', ' ')}
                {detail !== undefined && <span className="block text-sm text-soft">{detail}</span>}
              </span>
            </li>
          ))}
        </ul>
        <p className="border-t border-line px-4 py-2 text-sm text-faint">
          {m.rules.policyVersion} <code className="font-mono">{policyVersion}</code>
        </p>
      </Section>
      <Section title={m.rules.rulesOfDoor}>
        {rules.length === 0 && <p className="px-4 py-3 text-soft">{m.rules.noRulesOfDoor}</p>}
        <ul>
          {rules.map(({ id, name, isForPerson, decision: said, reason }) => (
            <li
              key={id}
              className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 last:border-0"
            >
              <bdi className="font-medium">{name}</bdi>
              <span className="flex items-center gap-2 text-sm text-soft">
                {!isForPerson && m.rules.notForPerson}
                {said !== undefined && (
                  <>
                    {said === 'denied' && reason !== undefined && m.recordWords.reasons[reason]}
                    <Badge tone={said}>{m.accessLog.results[said]}</Badge>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const Mark = ({ isPassed }: { isPassed: boolean }) => {
  const m = useMessages()
  return isPassed ? (
    <Check aria-label={m.accessLog.passed} className="mt-0.5 size-4 shrink-0 text-granted" />
  ) : (
    <X aria-label={m.accessLog.failed} className="mt-0.5 size-4 shrink-0 text-denied" />
  )
}
