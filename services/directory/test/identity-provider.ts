import { freePort } from '@doorledger/testing'
import { once } from 'node:events'
import { type Configuration, Provider } from 'oidc-provider'

export const CLIENT = { id: 'doorledger', secret: 'a secret of the provider and of the directory' }

/** A certified OpenID Connect provider, in this process. Whoever signs in there is who he says he is. */
export interface RunningProvider {
  readonly issuer: string
  /** mail addresses by login, and whether they are verified */
  readonly people: Map<string, { readonly email: string; readonly isVerified: boolean }>
  stop(): Promise<void>
}

export const runningProvider = async (callback: () => string): Promise<RunningProvider> => {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const people: RunningProvider['people'] = new Map()
  const configuration: Configuration = {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback()] }],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['cookies of the test'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: people.get(sub)?.email, email_verified: people.get(sub)?.isVerified }),
    }),
  }
  const server = new Provider(issuer, configuration).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    people,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
