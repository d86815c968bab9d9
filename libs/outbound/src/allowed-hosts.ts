/** Hosts that the operator listed: they are reached wherever they are. */
export interface AllowedHosts {
  /** @param host a name or an IP address, as in a URL */
  has(host: string): boolean
}

/**
 * @param text names and addresses separated by commas or spaces: `nvr.building.example, 10.0.4.2`. A name counts for
 * itself alone, not for names below it
 */
export const allowedHosts = (text = ''): AllowedHosts => {
  const hosts = new Set(
    text
      .split(/[\s,]+/)
      .filter((host) => host !== '')
      .map(plainHost),
  )
  return { has: (host) => hosts.has(plainHost(host)) }
}

/** `[::1]` of a URL is the address `::1`; a name ends with no dot. */
export const plainHost = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '')
