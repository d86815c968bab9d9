import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom'
import { createHash, randomBytes } from 'node:crypto'

/** A part of an answer, by names without their prefixes: devices choose those as they like. */
export type Part = Element | undefined

/** What stands in the body of a SOAP answer; undefined when there is none, or a fault. */
export const bodyIn = (xml: string): Part => {
  const body = at(rootOf(xml), 'Body')
  return at(body, 'Fault') === undefined ? body : undefined
}

/** A document type is no part of SOAP: it may only make a small answer large. */
const rootOf = (xml: string): Part => {
  if (xml.includes('<!DOCTYPE')) return undefined
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml').documentElement ?? undefined
  } catch {
    return undefined
  }
}

/** The part that a path leads to, the first where there are several. */
export const at = (part: Part, ...path: readonly string[]): Part =>
  path.reduce<Part>((found, name) => all(found, name)[0], part)

/** All parts of this name. */
export const all = (part: Part, name: string): readonly Element[] =>
  part === undefined
    ? []
    : [...part.childNodes].filter((node): node is Element => node.nodeType === 1 && node.localName === name)

export const textAt = (part: Part, ...path: readonly string[]): string | undefined =>
  at(part, ...path)?.textContent?.trim()

export const attributeOf = (part: Element, name: string): string | undefined => part.getAttribute(name) ?? undefined

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const encoded = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!)

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
