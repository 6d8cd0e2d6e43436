import type { Catalog } from '../domain/catalog.ts'
import type { Clock } from '../domain/clock.ts'
import type { Durable } from '../domain/durable.ts'
import type { CustomerId } from '../domain/id.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'
import type { DirectorySettings } from './sign-in/directory.ts'
import type { Db } from '../store/database.ts'

/** Somebody who can sign in at the provider's practice directory. */
export interface NamedPerson {
  readonly name: string
  readonly upn: string
  readonly role: string
}

/** Where the catalog comes from. */
export interface CatalogFiles {
  /** The folder that drafts are written to; made with the first. */
  readonly local: string
  /** Every folder that has files, the shipped one first. */
  dirs(): readonly string[]
  /** What is wrong with the files as they are now, while the last good catalog holds. */
  problem(): string | null
}

/** What the routes live on; wired by context.ts. */
export interface ApiDeps {
  readonly db: Db
  readonly clock: Clock
  /** As its files say at the moment of asking. */
  readonly catalog: Catalog
  readonly catalogFiles: CatalogFiles
  /** Asks for phases; running them is the workers' business. */
  readonly durable: Durable
  /** The tenant is the partner's own. */
  readonly provider: { readonly url: string; readonly isEmulator: boolean; readonly tenantId: CustomerId }
  /**
   * Reads one user now, by id or user principal name; undefined where there is none.
   * @throws ProviderError where Microsoft does not let us
   */
  readonly readUser: (customer: CustomerId, user: string) => Promise<LicenseHolder | undefined>
  /** Where people sign in; `publicUrl`: where browsers reach us, undefined on this machine alone. */
  readonly signIn: DirectorySettings & { readonly publicUrl: string | undefined }
  /** Whoever made a plan may not be who says yes to it. */
  readonly secondPerson: boolean
  /** The people whom `--as` may name; undefined where anybody may be named. */
  readonly people: () => Promise<readonly NamedPerson[] | undefined>
  readonly version: string
  /** Where the built portal lies; undefined: only the API is served. */
  readonly portalFolder: string | undefined
}
