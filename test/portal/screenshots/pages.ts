/** What the pages are shown with: one plan, one run of it, and somebody of it. */
export interface Shown {
  readonly plan: string
  readonly run: string
  /** Domain of a customer who is moved. */
  readonly customer: string
  /** Of that customer. */
  readonly user: string
  /** The retired one of that customer. */
  readonly subscription: string
}

/** Every page, by the name of its picture: the address that it is shown at. */
export const PAGES: Readonly<Record<string, (shown: Shown) => string>> = {
  'needs-you': () => '/',
  log: () => '/log',
  'not-found': () => '/nowhere',
  'signed-out': () => '/signed-out',
}

export const LANGUAGE_FOLDERS = { 'en-US': 'en', 'it-IT': 'it', 'sv-SE': 'sv' } as const
