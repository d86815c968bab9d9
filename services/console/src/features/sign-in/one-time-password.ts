/** Held between signing in with a one-time password and replacing it, so that nobody types it twice. */
let held = ''

export const holdOneTimePassword = (password: string): void => {
  held = password
}

export const oneTimePassword = (): string => held
