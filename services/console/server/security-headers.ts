/**
 * Nothing inline; from elsewhere pictures and clips alone, of hosts that the operator listed; no frame around it, and no
 * string that becomes markup or code.
 */
const contentSecurityPolicy = (mediaHosts: readonly string[]): string => {
  const pictures = ["'self'", 'data:', 'blob:', ...mediaHosts.map((host) => `https://${host}`)].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src ${pictures}`,
    `media-src ${pictures}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/**
 * What every answer of the console tells the browser.
 * @param mediaHosts whose pictures and clips are shown
 */
export const securityHeadersFor = (mediaHosts: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(mediaHosts),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
})
