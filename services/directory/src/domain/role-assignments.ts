import type { RoleAssignment } from '@doorledger/contracts'

const ADMINISTRATOR = 'administrator'

/** Whether somebody with these roles may do everything everywhere. */
export const administersAll = (assignments: readonly RoleAssignment[]): boolean =>
  assignments.some(({ roleId, premisesId }) => roleId === ADMINISTRATOR && premisesId === null)

/** Each assignment once, in one order, so that the same roles look the same. */
export const tidied = (assignments: readonly RoleAssignment[]): RoleAssignment[] => {
  const byText = new Map(
    assignments.map(({ roleId, premisesId }) => [textOf({ roleId, premisesId }), { roleId, premisesId }]),
  )
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, assignment]) => assignment)
}

/** @param one tidied @param other tidied */
export const sameAssignments = (one: readonly RoleAssignment[], other: readonly RoleAssignment[]): boolean =>
  one.map(textOf).join() === other.map(textOf).join()

const textOf = ({ roleId, premisesId }: RoleAssignment): string => JSON.stringify([roleId, premisesId])
