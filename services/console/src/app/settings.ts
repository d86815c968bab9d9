/** What the server says of itself before anybody has signed in. */
interface ConsoleSettings {
  readonly siteZone: string
  readonly hasIdentityProvider: boolean
  readonly sendsMail: boolean
  /** whose pictures and clips are shown here */
  readonly mediaHosts: readonly string[]
}

const text = document.querySelector<HTMLMetaElement>('meta[name="console-settings"]')?.content

/** Without a server of ours in front, as in development, the zone is the browser’s. */
export const settings: ConsoleSettings =
  text === undefined || text === ''
    ? {
        siteZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        hasIdentityProvider: false,
        sendsMail: false,
        mediaHosts: [],
      }
    : (JSON.parse(text) as ConsoleSettings)
