/** Where a member of a JSON text stands: names of members, and places in arrays; cut off after eight. */
export type MemberPath = readonly (string | number)[]

interface Container {
  /** names of an object's members so far; undefined of an array */
  readonly names: Set<string> | undefined
  /** where its member at hand stands in it */
  at: string | number
}

/** Whoever sends the text decides how deep it is, and how often it repeats what is there. */
const LONGEST_PATH = 8

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/**
 * Members that a JSON text names more than once in the same object. Parsers keep one and say nothing, each in its own
 * way (RFC 8259 §4), so whoever reads on reads something else than was checked before.
 * @param text valid JSON
 * @param value what it was parsed to; most texts are cleared by counting its members
 */
export const repeatedMembers = (text: string, value: unknown): readonly MemberPath[] =>
  countColons(text) === countMembers(value) ? [] : findRepeated(text)

/** Every member has a colon; a text may hold others. So as many colons as members are left are proof that none went. */
const countColons = (text: string): number => {
  let count = 0
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) count += 1
  return count
}

/** With a list of its own instead of the call stack, since the sender decides how deep it is. */
const countMembers = (root: unknown): number => {
  let count = 0
  const open: unknown[] = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) for (const item of value) open.push(item)
    else if (typeof value === 'object' && value !== null) {
      const members = Object.values(value)
      count += members.length
      for (const member of members) open.push(member)
    }
  }
  return count
}

const findRepeated = (text: string): readonly MemberPath[] => {
  const found: MemberPath[] = []
  const open: Container[] = []
  let name = ''
  for (const [token] of text.matchAll(TOKEN)) {
    const inner = open.at(-1)
    if (token === '{') open.push({ names: new Set(), at: '' })
    else if (token === '[') open.push({ names: undefined, at: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') found.push(...named(inner!, name, open))
    else if (token !== ',') name = token
    else if (typeof inner!.at === 'number') inner!.at += 1
  }
  return found
}

const named = (inner: Container, quoted: string, open: readonly Container[]): readonly MemberPath[] => {
  const name = JSON.parse(quoted) as string
  const isRepeated = inner.names!.has(name)
  inner.names!.add(name)
  inner.at = name
  return isRepeated ? [open.slice(0, LONGEST_PATH).map(({ at }) => at)] : []
}
