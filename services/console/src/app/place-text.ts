/**
 * Where something lies, from a path of ids such as `hq/floor-2`: names of its premises, the innermost first.
 * @param most so many of them
 */
export const placeText = (path: string | null | undefined, nameOf: (id: string) => string, most?: number): string =>
  path ? path.split('/').reverse().slice(0, most).map(nameOf).join(', ') : '–'
