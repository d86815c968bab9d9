import { useQuery } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { useMessages } from '../../app/use-messages'
import { Facts, Section } from '../../ui/page'
import { Callout, ErrorState, Skeleton } from '../../ui/states'

const AGAIN_MS = 5_000

/** What faces are compared by, and how far templates are made anew after the model was changed. */
export const ModelSection = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: ['faces', 'model'],
    queryFn: () => answered(faceMatch.GET('/v1/face/model')),
    retry: false,
    refetchInterval: ({ state }) => ((state.data?.outdated ?? 0) > 0 ? AGAIN_MS : false),
  })
  const isMissing = error instanceof ApiProblem && error.code === 'face_models_missing'
  return (
    <Section title={m.faces.model}>
      {isMissing && (
        <div className="p-4">
          <Callout tone="held">{m.faces.modelMissing}</Callout>
        </div>
      )}
      {error !== null && !isMissing && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={2} />}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              [m.faces.model, <code key="model">{data.modelId}</code>],
              [m.faces.calibratedBy, <code key="calibration">{data.calibrationId}</code>],
              [m.faces.templates, data.templates + data.outdated],
            ]}
          />
          {data.outdated > 0 && <Progress done={data.templates} all={data.templates + data.outdated} />}
        </>
      )}
    </Section>
  )
}

const Progress = ({ done, all }: { done: number; all: number }) => {
  const m = useMessages()
  const text = m.faces.madeAnew(done, all)
  return (
    <div className="grid gap-1 px-4 pb-4" role="status">
      <progress value={done} max={all} aria-label={text} className="w-full accent-(--accent)" />
      <p className="text-sm text-soft">{text}</p>
    </div>
  )
}
