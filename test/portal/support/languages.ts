import { expect } from 'vitest'
import type { Portal } from './a-portal.ts'
import { listBarriers, listBrokenTexts } from './look.ts'

const LOCALES = ['en-US', 'it-IT', 'sv-SE'] as const
const WIDTHS = [1280, 375] as const

/** Nothing is in anybody's way in either theme, and no text is broken in any language at any width. */
export async function expectWhole(portal: Portal, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await portal.open('Alex Wilber', path, { colorScheme })
    expect([path, colorScheme, await listBarriers(page)]).toEqual([path, colorScheme, []])
    await page.context().close()
  }
  for (const locale of LOCALES) {
    const page = await portal.open('Alex Wilber', path, { locale })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      expect([path, locale, width, await listBrokenTexts(page)]).toEqual([path, locale, width, []])
    }
    await page.context().close()
  }
}
