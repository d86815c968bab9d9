import { XMLParser } from 'fast-xml-parser'
import { createHash, randomBytes } from 'node:crypto'

/** Entities are not expanded: a small answer cannot become a large one. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
})

/** A part of an answer. What may come several times is an array only when it does. */
export type Part = string | { readonly [name: string]: Part | readonly Part[] | undefined } | undefined

/** What stands in the body of a SOAP answer; undefined when there is none, or a fault. */
export const bodyIn = (xml: string): Part => {
  try {
    const answer = parser.parse(xml) as Part
    const body = at(answer, 'Envelope', 'Body')
    return at(body, 'Fault') === undefined ? body : undefined
  } catch {
    return undefined
  }
}

/** The part that a path leads to, the first where there are several. */
export const at = (part: Part, ...path: readonly string[]): Part => {
  const [name, ...rest] = path
  if (name === undefined) return part
  return at(all(part, name)[0], ...rest)
}

/** All parts of this name. */
export const all = (part: Part, name: string): readonly Part[] => {
  const found = part !== undefined && typeof part !== 'string' ? part[name] : undefined
  return found === undefined ? [] : ([found].flat() as readonly Part[])
}

export const textAt = (part: Part, ...path: readonly string[]): string | undefined => {
  const found = at(part, ...path)
  if (typeof found === 'string') return decoded(found)
  const text = at(found, '#text')
  return typeof text === 'string' ? decoded(text) : undefined
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
const encoded = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&${Object.entries(ENTITIES).find(([, plain]) => plain === sign)![0]};`)

/** @returns the message with its values filled in */
export const message = (parts: readonly string[], ...values: readonly string[]): string =>
  parts.map((part, place) => part + encoded(values[place] ?? '')).join('')

/**
 * A SOAP request, with the name and a digest of the password where there is a login (WS-Security UsernameToken Profile
 * 1.1, as ONVIF Core 5.9.4 has it).
 */
export const soapRequest = (body: string, login: string | undefined, now: Date): string =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">` +
  `${login === undefined ? '' : securityOf(login, now)}<s:Body xmlns:tt="http://www.onvif.org/ver10/schema">${body}</s:Body></s:Envelope>`

const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

const securityOf = (login: string, now: Date): string => {
  const [username = '', ...rest] = login.split(':')
  const nonce = randomBytes(16)
  const created = now.toISOString()
  const digest = createHash('sha1').update(nonce).update(created).update(rest.join(':')).digest('base64')
  return message`<s:Header><w:Security xmlns:w="${`${WSS}-wssecurity-secext-1.0.xsd`}"><w:UsernameToken><w:Username>${username}</w:Username><w:Password Type="${`${WSS}-username-token-profile-1.0#PasswordDigest`}">${digest}</w:Password><w:Nonce EncodingType="${`${WSS}-soap-message-security-1.0#Base64Binary`}">${nonce.toString('base64')}</w:Nonce><u:Created xmlns:u="${`${WSS}-wssecurity-utility-1.0.xsd`}">${created}</u:Created></w:UsernameToken></w:Security></s:Header>`
}
