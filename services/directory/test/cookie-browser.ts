import { parseSetCookie } from 'cookie'

/** A browser that keeps cookies and follows no redirect by itself. Cookies are kept by host, port and path. */
export class CookieBrowser {
  private readonly cookies = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>()

  async go(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(address)
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookiesFor(url) },
      ...(form !== undefined && { body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) this.keep(url, line)
    return response
  }

  /** Goes on until a page is shown, or until where it is sent begins with `until`; answers where it stands. */
  async follow(address: string, until: string): Promise<{ readonly address: string; readonly response: Response }> {
    let at = address
    for (let hop = 0; hop < 20; hop += 1) {
      const response = await this.go(at)
      const location = response.headers.get('location')
      if (location === null) return { address: at, response }
      at = new URL(location, at).href
      if (at.startsWith(until)) return { address: at, response }
    }
    throw new Error(`It goes round in circles at ${at}`)
  }

  cookieNamed(name: string): string | undefined {
    return [...this.cookies.values()].find((cookie) => cookie.name === name)?.value
  }

  private cookiesFor({ host, pathname }: URL): string {
    return [...this.cookies]
      .filter(([key, { path }]) => key.startsWith(`${host} `) && pathname.startsWith(path))
      .map(([, { name, value }]) => `${name}=${value}`)
      .join('; ')
  }

  private keep({ host }: URL, line: string): void {
    const { name, value = '', path = '/', maxAge } = parseSetCookie(line)
    const key = `${host} ${path} ${name}`
    if (value === '' || maxAge === 0) this.cookies.delete(key)
    else this.cookies.set(key, { name, value, path })
  }
}
