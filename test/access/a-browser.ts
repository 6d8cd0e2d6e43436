import { z } from 'zod'

/** What a browser does of it: keeps cookies by host, follows links when told, and shows what it got. */
export interface Browser {
  /** One request; redirects are answers. */
  request(method: string, url: string, options?: RequestOptions): Promise<Shown>
  /** Goes there, and on to wherever it is sent. */
  visit(url: string): Promise<Shown>
  /** Signs in as the practice directory's person. */
  signIn(productUrl: string, upn: string, returnTo?: string): Promise<Shown>
  readonly cookies: ReadonlyMap<string, string>
}

interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Shown {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const REDIRECTS_MOST = 10

export function openBrowser(): Browser {
  const cookies = new Map<string, string>()

  async function request(method: string, url: string, { headers = {}, body }: RequestOptions = {}): Promise<Shown> {
    const { host } = new URL(url)
    const own = [...cookies].flatMap(([key, value]) => (key.startsWith(`${host} `) ? [`${key.slice(host.length + 1)}=${value}`] : []))
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(own.length === 0 ? {} : { cookie: own.join('; ') }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) keep(host, line)
    return { url, status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  function keep(host: string, line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const key = `${host} ${pair.slice(0, at)}`
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(key)
    else cookies.set(key, pair.slice(at + 1))
  }

  async function visit(url: string): Promise<Shown> {
    let shown = await request('GET', url)
    for (let n = 0; n < REDIRECTS_MOST && shown.status >= 300 && shown.status < 400; n += 1)
      shown = await request('GET', new URL(shown.headers.get('location') ?? '', shown.url).href)
    return shown
  }

  return {
    request,
    visit,
    cookies,
    async signIn(productUrl, upn, returnTo = '/api/session') {
      const page = await visit(`${productUrl}/sign-in?return-to=${encodeURIComponent(returnTo)}`)
      const link = page.text.split('href="').find((piece) => piece.includes(encodeURIComponent(upn)))
      if (link === undefined) throw new Error(`nobody called ${upn} is offered: ${page.status} ${page.text}`)
      const href = (link.split('"')[0] ?? '').replaceAll('&amp;', '&')
      return visit(new URL(href, page.url).href)
    },
  }
}

export const SessionShown = z.object({
  actor: z.string(),
  rights: z.array(z.string()),
  person: z.object({ name: z.string(), userPrincipalName: z.string(), roles: z.array(z.string()) }).nullable(),
  csrf: z.string().nullable(),
})
