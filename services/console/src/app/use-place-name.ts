import { placeText } from './place-text'
import { useNames } from './use-pickable'

/** Where something lies, by the names that its premises have now; whose name may not be read keeps its id. */
export const usePlaceName = (): ((path: string | null | undefined) => string) => {
  const nameOf = useNames('premises')
  return (path) => placeText(path, nameOf)
}

/** The same where there is little room: the innermost two. */
export const useShortPlaceName = (): ((path: string | null | undefined) => string) => {
  const nameOf = useNames('premises')
  return (path) => placeText(path, nameOf, 2)
}
