import type { FastifyReply, FastifyRequest } from 'fastify'

const SESSION = 'crossgrade_session'
const SIGN_IN = 'crossgrade_sign_in'

/** Whether browsers reach us over https; by themselves they reach us on this machine alone. */
export function isSecure(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') === true
}

export function sessionSecretOf({ cookies }: FastifyRequest, secure: boolean): string | undefined {
  return cookies[nameOf(SESSION, secure)]
}

export function signInSecretOf({ cookies }: FastifyRequest, secure: boolean): string | undefined {
  return cookies[nameOf(SIGN_IN, secure)]
}

/** Null: signed out. */
export function setSession(reply: FastifyReply, secret: string | null, secure: boolean): void {
  set(reply, SESSION, secret, secure)
}

/** Null: it is finished. */
export function setSignIn(reply: FastifyReply, secret: string | null, secure: boolean): void {
  set(reply, SIGN_IN, secret, secure)
}

/** Out of reach for scripts, and sent by no other site's page but for a link that somebody follows. Gone with the browser. */
function set(reply: FastifyReply, name: string, secret: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (secret === null) void reply.clearCookie(nameOf(name, secure), options)
  else void reply.setCookie(nameOf(name, secure), secret, options)
}

/** Over https a cookie takes the prefix that keeps other hosts of the domain from setting it, and no other counts (RFC 6265bis, 4.1.3.2). */
function nameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}
