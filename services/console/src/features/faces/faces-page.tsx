import { useQuery } from '@tanstack/react-query'
import { answered, faceMatch } from '../../api/client'
import { useMessages } from '../../app/use-messages'
import { Page } from '../../ui/page'
import { ErrorState, Skeleton } from '../../ui/states'
import { CalibrationSection } from './calibration-section'
import { FaceSettingsSection } from './face-settings-section'
import { ModelSection } from './model-section'
import { TermsSection } from './terms-section'
import { settingsKey } from './use-face-settings'

/** Whether and how faces are compared: the terms first, then the switches, then where the bands lie. */
export const FacesPage = () => {
  const m = useMessages()
  const { data, error, refetch } = useQuery({
    queryKey: settingsKey,
    queryFn: () => answered(faceMatch.GET('/v1/face/settings')),
  })
  return (
    <Page title={m.shell.pages.faces} subtitle={m.faces.hint}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <TermsSection terms={data.terms} />
            <div className="grid gap-4">
              <FaceSettingsSection key={JSON.stringify(data)} settings={data} />
              <ModelSection />
            </div>
          </div>
          <CalibrationSection settings={data} />
        </>
      )}
    </Page>
  )
}
