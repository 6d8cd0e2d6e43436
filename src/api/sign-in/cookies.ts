import type { FastifyReply, FastifyRequest } from 'fastify'

const SESSION = 'crossgrade_session'
const SIGN_IN = 'crossgrade_sign_in'

export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return read(request, SESSION)
}

export function signInSecretOf(request: FastifyRequest): string | undefined {
  return read(request, SIGN_IN)
}

function read({ cookies }: FastifyRequest, name: string): string | undefined {
  return cookies[nameOf(name, true)] ?? cookies[nameOf(name, false)]
}

/** Null: signed out. */
export function setSession(reply: FastifyReply, secret: string | null, isSecure: boolean): void {
  set(reply, SESSION, secret, isSecure)
}

/** Null: it is finished. */
export function setSignIn(reply: FastifyReply, secret: string | null, isSecure: boolean): void {
  set(reply, SIGN_IN, secret, isSecure)
}

/** Out of reach for scripts, and sent by no other site's page but for a link that somebody follows. Gone with the browser. */
function set(reply: FastifyReply, name: string, secret: string | null, isSecure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  if (secret === null) void reply.clearCookie(nameOf(name, isSecure), options)
  else void reply.setCookie(nameOf(name, isSecure), secret, options)
}

/** Over https a cookie takes the prefix that keeps other hosts of the domain from setting it (RFC 6265bis, section 4.1.3.2). */
function nameOf(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}
