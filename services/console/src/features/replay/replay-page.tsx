import { Play, Square } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { ChoiceButtons } from '../../ui/choice-buttons'
import { Page } from '../../ui/page'
import { AccessTabs } from '../configuration/access-tabs'
import { type Change, isDifferent } from './changes'
import { ChangesSection } from './changes-section'
import { ReplayResult } from './replay-result'
import { useReplay } from './use-replay'

const periods = ['1', '7', '30', '90'] as const

/** What would have been decided otherwise, had rules been different. */
export const ReplayPage = () => {
  const m = useMessages()
  const [changes, setChanges] = useState<readonly Change[]>([])
  const [days, setDays] = useState<(typeof periods)[number]>('30')
  const { answer, start, stop } = useReplay()
  const isRunning = answer?.state === 'running'
  return (
    <Page title={m.shell.pages.replay} subtitle={m.replay.hint}>
      <AccessTabs />
      <ChangesSection changes={changes} onChange={setChanges} />
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-sm font-medium text-soft">{m.replay.period}</span>
        <ChoiceButtons
          label={m.replay.period}
          value={days}
          onChange={setDays}
          choices={periods.map((value) => ({ value, label: m.accessLog.days(Number(value)) }))}
        />
        {isRunning ? (
          <Button icon={<Square aria-hidden className="size-4" />} onClick={stop}>
            {m.replay.stop}
          </Button>
        ) : (
          <Button
            kind="primary"
            icon={<Play aria-hidden className="size-4" />}
            disabled={!changes.some(isDifferent)}
            onClick={() => void start(changes, Number(days))}
          >
            {m.replay.start}
          </Button>
        )}
      </div>
      {answer !== undefined && <ReplayResult answer={answer} />}
    </Page>
  )
}
