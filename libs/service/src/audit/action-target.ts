import type { ActionTarget } from '@doorledger/contracts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../access/caller.js'

/**
 * What the path names, until a command says it better. People may be called by their names there, and somebody may take
 * the number of a key for its id.
 */
export const targetOf = (action: string, { params }: FastifyRequest): ActionTarget | undefined => {
  const kind = kindOf(action)
  const [id] = Object.values(params as Record<string, string>)
  return id === undefined || (NAMED_BY_ID_ONLY.has(kind) && !isUuid(id)) ? undefined : { kind, id }
}

/** The aggregate that a command for it would name, so that what was refused is found beside what was done. */
const kindOf = (action: string): string => {
  const [word = ''] = action.split('.')
  return KINDS[word] ?? word.replaceAll('-', '_')
}

/** Of actions that are not called after what they change. */
const KINDS: Readonly<Record<string, string>> = {
  'audit-trail': 'audit_trail_request',
  'device-credential': 'device',
  'face-consent': 'face_person',
  'face-terms': 'face_settings',
  'password-link': 'password',
  programming: 'lock_visit',
  'user-photo': 'face_person',
}

const NAMED_BY_ID_ONLY: ReadonlySet<string> = new Set(['user', 'credential'])

const MOST_PERSONS = 100

/** Whom a parameter of path or query names, in whatever way. */
export const personsNamed = ({ params, query }: FastifyRequest, parameter: string): readonly string[] => {
  const given = { ...(query as Named), ...(params as Named) }[parameter]
  return given === undefined ? [] : [given].flat().slice(0, MOST_PERSONS)
}

type Named = Readonly<Record<string, string | readonly string[]>>

/** The others whose record somebody looks at; one without an id when the request names him otherwise. */
export const othersAmong = ({ actor, viewing }: Caller): readonly (ActionTarget | undefined)[] => {
  const persons = viewing?.persons.map((person) => (isUuid(person) ? person.toLowerCase() : undefined)) ?? []
  return [...new Set(persons)]
    .filter((id) => actor !== `user:${id}`)
    .map((id) => (id === undefined ? undefined : { kind: 'user', id }))
}

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success
