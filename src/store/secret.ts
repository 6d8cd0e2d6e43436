import { createHash, randomBytes } from 'node:crypto'

/** Nobody guesses it; what is kept of it is `hashOfSecret`. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
