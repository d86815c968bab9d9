import { repeatedMembers } from '@doorledger/kernel'
import { isUtf8 } from 'node:buffer'
import { type ParseError, visit } from 'jsonc-parser'
import { HttpProblem } from '../problems/http-problem.js'
import { textFaultIn } from './text-fault.js'
import { invalidRequest } from '../problems/invalid-request.js'

/** Deeper bodies are refused: nothing that is sent here needs more, and whatever walks them may recurse. */
export const DEEPEST_NESTING = 32

/**
 * A JSON body as plain data that is safe to store.
 * @throws {HttpProblem} 400, saying at which position the text stops being JSON, or which field holds text that
 * cannot be stored, is nested too deeply, is named twice, or is called `__proto__`
 */
export const parseJson = (body: Uint8Array): unknown => {
  const text = textOf(body)
  const value = valueOf(text)
  if (mayBeHostile(text)) refuseHostile(value)
  refuseRepeated(text, value)
  return value
}

/** Which of the two is meant nobody knows; and what checked it before us may have taken the other. */
const refuseRepeated = (text: string, value: unknown): void => {
  const repeated = repeatedMembers(text, value)
  if (repeated.length === 0) return
  const fields = new Set(repeated.map((path) => path.join('.').replaceAll('\0', '')))
  throw invalidRequest([...fields].slice(0, MOST_NAMED).map((field) => ({ field, message: 'is named twice' })))
}
const MOST_NAMED = 10

const textOf = (body: Uint8Array): string => {
  if (!isUtf8(body)) throw notJson('it is not UTF-8', {})
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
}

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    const offset = firstFault(text)
    throw notJson(`it stops being JSON at character ${offset}`, { position: offset })
  }
}

const notJson = (why: string, where: Record<string, unknown>): HttpProblem =>
  new HttpProblem({
    status: 400,
    code: 'not_json',
    detail: `The body cannot be read: ${why}`,
    details: { field: 'body', ...where },
  })

/** Where the text stops being JSON, in characters from 0; its end when it was cut short. */
const firstFault = (text: string): number => {
  let first = text.length
  const onError = (_: ParseError['error'], offset: number) => void (first = Math.min(first, offset))
  try {
    visit(text, { onError }, { disallowComments: true })
  } catch {
    return first // nested deeper than the stack; the text is refused either way
  }
  return first
}

/** Most bodies are let through by a glance at their text: without escapes, and with few brackets, nothing can hide. */
const mayBeHostile = (text: string): boolean =>
  text.includes('\\u') || text.includes('__proto__') || hasMoreBracketsThan(DEEPEST_NESTING, text)

const hasMoreBracketsThan = (limit: number, text: string): boolean => {
  let brackets = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character !== OPENING_BRACE && character !== OPENING_BRACKET) continue
    brackets += 1
    if (brackets > limit) return true
  }
  return false
}
const OPENING_BRACE = 0x7b
const OPENING_BRACKET = 0x5b

interface Visit {
  readonly value: object
  readonly path: string
  readonly depth: number
}

/** Walks with a list of its own instead of the call stack, so that depth cannot exhaust it. */
const refuseHostile = (root: unknown): void => {
  const open: Visit[] = []
  const see = (value: unknown, path: string, depth: number): void => {
    if (typeof value === 'string') refuseText(value, path)
    else if (typeof value === 'object' && value !== null) open.push({ value, path, depth })
  }
  see(root, '', 1)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next
    if (depth > DEEPEST_NESTING)
      throw invalidRequest([{ field: topOf(path), message: `is nested deeper than ${DEEPEST_NESTING}` }])
    for (const [key, item] of Object.entries(value)) {
      const field = path === '' ? key : `${path}.${key}`
      if (!Array.isArray(value)) refuseKey(key, field)
      see(item, field, depth + 1)
    }
  }
}

const topOf = (path: string): string => path.split('.', 1)[0] || 'body'

const refuseKey = (key: string, field: string): void => {
  if (key === '__proto__') throw invalidRequest([{ field: '__proto__', message: 'is not a known field' }])
  refuseText(key, field)
}

const refuseText = (text: string, field: string): void => {
  const fault = textFaultIn(text)
  if (fault !== undefined)
    throw invalidRequest([{ field: field.toWellFormed().replaceAll('\0', '') || 'body', message: fault }])
}
