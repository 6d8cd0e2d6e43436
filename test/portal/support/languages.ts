import { expect } from 'vitest'
import type { Portal } from './a-portal.ts'
import { LOOKS_AGAIN } from './fits.ts'
import { LANGUAGES, listBarriers, listBrokenTexts } from './look.ts'

const WIDTHS = [1280, 375] as const

/**
 * Nothing is in anybody's way, and no text is broken at any width: in the short form in English and in light, which in the long form are every
 * language and both themes.
 */
export async function expectWhole(portal: Portal, path: string): Promise<void> {
  for (const colorScheme of LOOKS_AGAIN ? (['light', 'dark'] as const) : (['light'] as const)) {
    const page = await portal.open('Alex Wilber', path, { colorScheme })
    expect([path, colorScheme, await listBarriers(page)]).toEqual([path, colorScheme, []])
    await page.context().close()
  }
  for (const locale of LOOKS_AGAIN ? LANGUAGES : LANGUAGES.slice(0, 1)) {
    const page = await portal.open('Alex Wilber', path, { locale })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      expect([path, locale, width, await listBrokenTexts(page)]).toEqual([path, locale, width, []])
    }
    await page.context().close()
  }
}
