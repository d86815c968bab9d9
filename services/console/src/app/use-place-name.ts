import { useNames } from './use-pickable'

/** Where something lies, from a path of ids such as `hq/floor-2`: names of the premises, the innermost first. */
export const placeText = (path: string | null | undefined, nameOf: (id: string) => string): string =>
  path ? path.split('/').map(nameOf).reverse().join(', ') : '–'

/** The same with the names as they are now; whose name may not be read keeps its id. */
export const usePlaceName = (): ((path: string | null | undefined) => string) => {
  const nameOf = useNames('premises')
  return (path) => placeText(path, nameOf)
}
