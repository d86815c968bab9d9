/** Where a device is to be, by its path; nowhere without one. */
export const placeOf = ({ facilityPath }: { readonly facilityPath?: string | null | undefined }) => ({
  steps: (facilityPath ?? '').split('/').filter((step) => step !== ''),
  field: 'facilityPath',
})
