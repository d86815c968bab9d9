/** First segments of paths that belong to the API and its reference: an unknown path below them is theirs to refuse. */
const apiSegments: ReadonlySet<string> = new Set(['v1', 'docs', 'health', 'metrics', 'openapi.json', '.well-known'])

/** Whether a path that no route answers is a page of the console, which finds its own way from there. */
export const isPagePath = (url: string): boolean => {
  const [path = ''] = url.split('?', 1)
  const [, first = ''] = path.split('/')
  return !apiSegments.has(first) && !hasExtension(path)
}

/** `/assets/gone.js` is a file that is not here, not a page. */
const hasExtension = (path: string): boolean => /\.[a-z0-9]{1,5}$/i.test(path) && !path.includes('@')
