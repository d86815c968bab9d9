import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { applyPreferences } from './app/preferences'
import { loadLanguage } from './app/use-messages'
import './console.css'

applyPreferences()
await loadLanguage()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
