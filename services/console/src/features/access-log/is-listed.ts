/**
 * Whether the content security policy of the page lets a picture of this address in, as sources of a policy are matched.
 * @param hosts `clips.example`, `*.cameras.example`, `10.0.4.2:8443`
 * @see https://www.w3.org/TR/CSP3/#match-hosts
 */
export const isListed = (address: string, hosts: readonly string[]): boolean => {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && hosts.some((host) => matches(url, host))
}

const matches = ({ hostname, port }: URL, host: string): boolean => {
  const [name = '', wanted = ''] = host.split(':')
  const isThere = name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name
  return isThere && port === (wanted === '443' ? '' : wanted)
}
