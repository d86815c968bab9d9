import { Link } from '@tanstack/react-router'
import { Download, FileUp } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../app/use-messages'
import { Button, buttonLook } from './button'
import { saveFile } from './save-file'

/** Leads to the import of a kind of thing. */
export const ImportLink = ({ kind }: { kind: 'people' | 'keys' | 'devices' }) => {
  const m = useMessages()
  return (
    <Link to="/imports" search={{ kind }} className={buttonLook('secondary')}>
      <FileUp aria-hidden className="size-4" />
      {m.imports.import}
    </Link>
  )
}

/** Saves a whole list as a CSV file. */
export const ExportButton = ({ read, name }: { read: () => Promise<unknown>; name: string }) => {
  const m = useMessages()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await saveFile(() => read() as Promise<Blob>, name)
    setBusy(false)
  }
  return (
    <Button icon={<Download aria-hidden className="size-4" />} isBusy={isBusy} onClick={() => void save()}>
      {m.accessLog.export}
    </Button>
  )
}
