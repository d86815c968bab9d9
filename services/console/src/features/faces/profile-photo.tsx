import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { UserRound } from 'lucide-react'
import { useRef } from 'react'
import { answered, faceMatch } from '../../api/client'
import type { FaceStatus } from '../../api/types'
import { useMay } from '../../app/use-session'
import { useMessages } from '../../app/use-messages'
import { Button } from '../../ui/button'
import { FormFaults } from '../../ui/form-dialog'
import { announce } from '../../ui/toasts'

/** The photo of a person; a new one says at once why it gives no face. */
export const ProfilePhoto = ({
  status: { userId, hasPhoto, photoVersion },
  name,
}: {
  status: FaceStatus
  name: string
}) => {
  const m = useMessages()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['faces', 'photo', userId, photoVersion],
    enabled: hasPhoto,
    staleTime: 60_000,
    queryFn: () => answered(faceMatch.GET('/v1/users/{id}/photo', { params: { path: { id: userId } } })),
  })
  return (
    <div className="flex flex-wrap items-start gap-4 p-4">
      <div className="grid size-28 shrink-0 place-items-center overflow-hidden rounded-lg bg-ground">
        {hasPhoto && data !== undefined ? (
          <img src={data.image} alt={m.matching.photoOf(name)} className="size-full object-cover" />
        ) : (
          <UserRound aria-hidden className="size-10 text-faint" />
        )}
      </div>
      <div className="grid min-w-0 flex-1 basis-48 gap-2">
        {!hasPhoto && <p className="text-soft">{m.faces.noPhoto}</p>}
        {may('user:write') && <ChangePhoto userId={userId} hasPhoto={hasPhoto} />}
      </div>
    </div>
  )
}

const ChangePhoto = ({ userId, hasPhoto }: { userId: string; hasPhoto: boolean }) => {
  const m = useMessages()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const params = { path: { id: userId } }
  const done = (text: string) => {
    announce(text)
    return queries.invalidateQueries({ queryKey: ['faces'] })
  }
  const upload = useMutation({
    mutationFn: (file: File) =>
      answered(
        faceMatch.PUT('/v1/users/{id}/photo', {
          params,
          body: file as never,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
        } as never),
      ),
    onSuccess: () => done(m.faces.uploaded),
  })
  const remove = useMutation({
    mutationFn: () => answered(faceMatch.DELETE('/v1/users/{id}/photo', { params })),
    onSuccess: () => done(m.faces.removed),
  })
  return (
    <>
      <FormFaults error={upload.error ?? remove.error} />
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={m.faces.upload}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) upload.mutate(file)
          target.value = ''
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" isBusy={upload.isPending} onClick={() => input.current?.click()}>
          {hasPhoto ? m.faces.replacePhoto : m.faces.upload}
        </Button>
        {hasPhoto && (
          <Button size="small" kind="quiet" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            {m.faces.removePhoto}
          </Button>
        )}
      </div>
      <p className="text-sm text-faint">{m.faces.formats}</p>
    </>
  )
}
