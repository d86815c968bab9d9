import { z } from 'zod'

const HOST = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/

/** Hosts whose pictures and clips the page may show: nothing of what is written here can end its directive. */
export const mediaHosts = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((host) => host !== ''),
  )
  .pipe(z.array(z.string().regex(HOST, 'must be a host, such as clips.example, *.cameras.example or 10.0.4.2:8443')))
  .describe(
    'Hosts whose pictures and clips are shown in the page, with commas: `clips.example, *.cameras.example`. Those of others are opened beside it',
  )

/** What standalone and the console alone both take. */
export const consoleMediaVariables = { CONSOLE_MEDIA_HOSTS: mediaHosts }
