import type { PersonName, Portal } from './a-portal.ts'
import { listBarriers, listBrokenTexts } from './look.ts'

const LANGUAGES = ['en-US', 'it-IT', 'sv-SE'] as const
const WIDTHS = [1280, 375] as const

/**
 * What is wrong with the look of a page, a line each: texts that are cut off or overlap, in each language at both widths, and barriers, in
 * each of them once in light and once in dark.
 */
export async function listFaults(portal: Portal, path: string, person: PersonName = 'Alex Wilber'): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [at, locale] of LANGUAGES.entries())
    for (const width of WIDTHS) {
      const colorScheme = (at % 2 === 0) === (width === 1280) ? 'light' : 'dark'
      const page = await portal.open(person, path, { locale, colorScheme, viewport: { width, height: 900 } })
      const found = [...(await listBrokenTexts(page)), ...(await listBarriers(page))]
      faults.push(...found.map((line) => `${locale} ${String(width)} ${colorScheme}: ${line}`))
      await page.context().close()
    }
  return faults
}
