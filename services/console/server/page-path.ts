/** First segments of paths that belong to the API and its reference: an unknown path below them is theirs to refuse. */
const apiSegments: ReadonlySet<string> = new Set(['v1', 'docs', 'health', 'metrics', 'openapi.json', '.well-known'])

/** Whether a path that no route answers is a page of the console, which finds its own way from there. */
export const isPagePath = (url: string): boolean => {
  const [path = ''] = url.split('?', 1)
  const [, first = ''] = path.split('/')
  return !apiSegments.has(first) && !isFile(path, first)
}

/** `/assets/gone.js` and `/robots.txt` are files that are not here; `/locks/floor.2` is a lock whose id has a dot. */
const isFile = (path: string, first: string): boolean =>
  first === 'assets' || (path === `/${first}` && /\.[a-z0-9]{1,5}$/i.test(first))
