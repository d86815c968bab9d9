import { deviceAttributes, type DeviceAttributes } from '@doorledger/contracts'
import { z } from 'zod'

const { name, family, zone, model, lockKind, facilityPath, installedOn, expectedDbVersion } = deviceAttributes.shape

/** Attributes to change; what may be absent is removed by null (RFC 7396). At least one. */
export const attributeChanges = z
  .strictObject({
    name: name.optional(),
    family: family.optional(),
    zone: zone.optional(),
    model: model.nullable(),
    lockKind: lockKind.nullable(),
    facilityPath: facilityPath.nullable(),
    installedOn: installedOn.nullable(),
    expectedDbVersion: expectedDbVersion.nullable(),
    labels: z
      .record(z.string().max(64), z.string().max(500).nullable())
      .nullable()
      .optional()
      .describe('Labels to set; null removes one, or all'),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must name at least one attribute')
export type AttributeChanges = z.infer<typeof attributeChanges>

/** The attributes with the changes made. */
export const changedAttributes = (attributes: DeviceAttributes, changes: AttributeChanges): DeviceAttributes => {
  const merged = withoutNulls({ ...attributes, ...changes })
  const { labels, ...others } = merged as unknown as DeviceAttributes
  const kept = changes.labels === undefined ? labels : mergedLabels(attributes, changes.labels)
  return { ...others, ...(kept !== undefined && Object.keys(kept).length > 0 && { labels: kept }) }
}

const mergedLabels = ({ labels: old }: DeviceAttributes, changes: AttributeChanges['labels']) =>
  changes === null ? undefined : (withoutNulls({ ...old, ...changes }) as Record<string, string>)

const withoutNulls = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

/** Names of attributes that differ, in alphabetical order. */
export const namesOfChanged = (before: DeviceAttributes, after: DeviceAttributes): string[] => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof DeviceAttributes>
  return [...names].filter((name) => canonical(before[name]) !== canonical(after[name])).sort()
}

const canonical = (value: DeviceAttributes[keyof DeviceAttributes]): string | undefined =>
  typeof value === 'object' ? JSON.stringify(Object.entries(value).sort()) : value
