/**
 * The token of `Authorization: Bearer …`, when it can be a device's.
 * @param authorization the header as it came
 */
export const deviceTokenOf = (authorization: string | undefined): string | undefined =>
  /^Bearer +(dl_dev_[A-Za-z0-9_-]{43})$/i.exec(authorization ?? '')?.[1]
