/** What a change did to one field; null stands for a field that is not there. */
export interface FieldChangeOf {
  /** `attributes.zone` */
  readonly field: string
  readonly before: Shown
  readonly after: Shown
}

/** What JSON can say. */
export type Shown = string | number | boolean | null | unknown[] | Record<string, unknown>

/**
 * The fields in which two states differ, each by its path. Lists count as one value.
 * `fieldChanges({ name: 'a' }, { name: 'b' })` is `[{ field: 'name', before: 'a', after: 'b' }]`.
 */
export const fieldChanges = (before: object, after: object): readonly FieldChangeOf[] => {
  const old = new Map(leavesOf(before))
  const now = new Map(leavesOf(after))
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

const leavesOf = (value: object, path = ''): readonly (readonly [string, Shown])[] =>
  Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const field = path === '' ? name : `${path}.${name}`
    return isBranch(member) ? leavesOf(member, field) : member === undefined ? [] : [[field, member as Shown] as const]
  })

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
