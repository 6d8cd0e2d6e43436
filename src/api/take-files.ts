import type { FastifyInstance } from 'fastify'

/** The largest table that is read. */
export const FILE_LIMIT_BYTES = 50 * 1024 * 1024
// A little more, so that what is too large is told so by whoever reads it.
const BODY_LIMIT_BYTES = FILE_LIMIT_BYTES + 1024 * 1024

/** Routes of this scope take the bytes of a file as their body. */
export function takeFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) =>
    done(null, body),
  )
}
