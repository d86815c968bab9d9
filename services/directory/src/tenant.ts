/** Whose people sign in here: an installation has one tenant for now. */
export const TENANT = 'default'
