import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { resumeSession } from './api/session'
import { App } from './app/app'
import { applyPreferences } from './app/preferences'
import { loadLanguage } from './app/use-messages'
import './console.css'

// Asked for before anything is drawn: the page and its part of the program come meanwhile.
const resuming = resumeSession()
// Who shows the fault waits for the language first.
resuming.catch(() => undefined)
applyPreferences()
// Not awaited at the top level: a catalogue could then import nothing that is bundled with this file.
void loadLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App resuming={resuming} />
    </StrictMode>,
  ),
)
