import { Link } from '@tanstack/react-router'
import { buttonLook } from '../ui/button'
import { EmptyState } from '../ui/states'
import { useMessages } from './use-messages'

/** Stands by itself: nothing of the shell is around an address that is none. */
export const NotFound = () => {
  const m = useMessages()
  return (
    <main>
      <EmptyState
        isPage
        title={m.states.notFound}
        action={
          <Link to="/" className={buttonLook('secondary')}>
            Doorledger
          </Link>
        }
      >
        {m.states.notFoundHint}
      </EmptyState>
    </main>
  )
}
