const form = /^#first=([\w-]{12,})$/

/**
 * The one-time password in the link that the first start prints; behind `#`, so no server and no log sees it. It leaves
 * the address at once.
 */
export const takeFirstPassword = (): string | undefined => {
  const [, password] = form.exec(location.hash) ?? []
  if (password !== undefined) history.replaceState(history.state, '', location.pathname)
  return password
}
