/** Files in the data folder, as the shell would read them from here. */
export interface AdministratorFiles {
  readonly token: string
  readonly password: string
}

/** How the first administrator signs in for the first time. */
export interface FirstSignIn {
  readonly password: string
  /** whether a person reads it as it is printed, and nothing keeps it */
  readonly isTerminal: boolean
}

/**
 * What a person does next, ready to paste.
 * @param first the one-time password, as long as nobody has replaced it. Its link signs in, behind `#` where no server
 * sees it, and is for a terminal alone: what is not a terminal may be kept as a log.
 */
export const nextSteps = (
  address: string,
  { token: tokenFile, password }: AdministratorFiles,
  first?: FirstSignIn,
): string => {
  const console = first?.isTerminal === true ? `${address}/sign-in#first=${first.password}` : address
  const admin = `-H "Authorization: Bearer $(cat ${quoted(tokenFile)})"`
  return `
Doorledger is running at ${address}
  Console              ${console}
  API reference        ${address}/docs
  Administrator token  ${tokenFile}
${first === undefined ? '' : firstSignIn(first, password)}
Register a lock, hand in a block as the lock would, read it back:

  curl -X POST ${address}/v1/devices ${admin} -H 'Content-Type: application/json' \\
       -d '{"id":"front-door","kind":"lock","model":"LE","name":"Front door","zone":"Europe/Helsinki"}'

  curl -X POST ${address}/v1/devices/front-door/audit-blocks -H "Authorization: Bearer <token of the answer>" \\
       --data-binary '{"audits":[{"event":"05070000","time":"20261113091752"}],"nxtDbVerTS":"0x0873828198485981"}'

  curl ${address}/v1/locks/front-door/audit-trail ${admin}

Or let a small office do it: npm run demo
Stop with Ctrl-C.
`
}

const firstSignIn = ({ isTerminal }: FirstSignIn, passwordFile: string): string =>
  isTerminal
    ? `  First sign-in        the link signs the administrator in, once; its password is in ${passwordFile}\n`
    : `  First sign-in        administrator, with the one-time password in ${passwordFile}\n`

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)
