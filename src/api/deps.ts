import type { Catalog } from '../domain/catalog.ts'
import type { Clock } from '../domain/clock.ts'
import type { Durable } from '../domain/durable.ts'
import type { Db } from '../store/database.ts'

/** Somebody who can sign in at the provider's practice directory. */
export interface NamedPerson {
  readonly name: string
  readonly upn: string
  readonly role: string
}

/** What the routes live on; wired by context.ts. */
export interface ApiDeps {
  readonly db: Db
  readonly clock: Clock
  readonly catalog: Catalog
  /** Asks for phases; running them is the workers' business. */
  readonly durable: Durable
  readonly provider: { readonly url: string; readonly isEmulator: boolean }
  /** The people whom `--as` may name; undefined where anybody may be named. */
  readonly people: () => Promise<readonly NamedPerson[] | undefined>
  readonly version: string
}
