import { expect, test as anyTest } from 'vitest'
import type { PersonName, Portal } from './a-portal.ts'
import { LANGUAGES, listBarriers, listBrokenTexts } from './look.ts'

const HEIGHT = 800

/** In the short form every page is looked at once, by all-pages.test.ts; here as each test has left it (`npm run test:portal`). */
export const LOOKS_AGAIN = process.env['PORTAL_LOOKS'] === 'all'
const test = anyTest.runIf(LOOKS_AGAIN)

/** Tests that a page, as it is when they run, is open to everybody in both themes and cuts off no text in any language, wide and narrow. */
export function fits(path: string, portal: () => Portal, person: PersonName = 'Alex Wilber'): void {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${path} has nothing in the way: ${colorScheme}`, async () => {
      expect(await listBarriers(await portal().open(person, path, { colorScheme }))).toEqual([])
    })
  for (const locale of LANGUAGES)
    for (const width of [1280, 375])
      test(`${path} has no text cut off: ${locale}, ${String(width)} wide`, async () => {
        expect(await listBrokenTexts(await portal().open(person, path, { locale, viewport: { width, height: HEIGHT } }))).toEqual([])
      })
}
