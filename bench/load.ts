import autocannon from 'autocannon'

export interface Load {
  readonly address: string
  readonly connections: number
  readonly durationSec: number
  /** the next request; called once for each */
  readonly next: () => { readonly path: string; readonly body: string; readonly token?: string }
}

export interface LoadResult {
  readonly requestsPerSec: number
  readonly answered: number
}

/** Posts as quickly as the answers come. @throws when any answer is not a success */
export const postAsFastAsPossible = async ({ address, connections, durationSec, next }: Load): Promise<LoadResult> => {
  const result = await autocannon({
    url: address,
    connections,
    duration: durationSec,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const { path, body, token } = next()
          const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
          return { ...request, path, body, headers: { 'content-type': 'application/json', ...authorization } }
        },
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${address}: ${result.non2xx} answers other than success, ${result.errors} errors`)
  }
  return { requestsPerSec: result['2xx'] / result.duration, answered: result['2xx'] }
}

/** Reads one page again and again as quickly as it comes. @throws when any answer is not a success */
export const readAsFastAsPossible = async (
  { address, connections, durationSec }: Omit<Load, 'next'>,
  { path, token }: { readonly path: string; readonly token: string },
): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` }
  const result = await autocannon({ url: `${address}${path}`, connections, duration: durationSec, headers })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${address}: ${result.non2xx} answers other than success, ${result.errors} errors`)
  }
  return result['2xx'] / result.duration
}
