import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As the build leaves it in `index.html`, wherever a mark of the answer's own belongs. */
const PLACE_OF_NONCE = 'CSP_NONCE'

/**
 * The portal's pages: every address that is no other route's and that a browser asks for as a page answers with the same document, which
 * reads the address itself. Files with a hash in their name may be kept for ever; the document never.
 */
export async function portalRoutes(
  app: FastifyInstance,
  folder: string,
): Promise<(accept: string | undefined, reply: FastifyReply) => boolean> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  await app.register(statics, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    // The build has put them beside each file: a third to a fourth of what would be sent.
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.startsWith(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache')
      void reply.header('x-content-type-options', 'nosniff')
    },
  })
  function show(reply: FastifyReply): void {
    const nonce = randomBytes(16).toString('base64')
    void reply
      .status(200)
      .headers({ ...SECURITY_HEADERS, 'content-security-policy': policyFor(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(PLACE_OF_NONCE, nonce))
  }
  app.get('/', { schema: { hide: true } }, async (_request, reply) => {
    show(reply)
    return reply
  })
  return (accept, reply) => {
    if (accept?.includes('text/html') !== true) return false
    show(reply)
    return true
  }
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const

/** Nothing inline, nothing from elsewhere, and in nobody's frame. Styles that scripts of ours make carry the mark (CSP Level 3, 6.7.3). */
function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
