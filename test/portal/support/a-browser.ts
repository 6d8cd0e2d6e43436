import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

/**
 * A Chromium without a window: the one that `CROSSGRADE_BROWSER` names, one on the machine, or the one that comes from npm, which runs on
 * Linux alone.
 * @throws Error where there is none
 */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? (await findPacked()), args: ['--no-sandbox'] })
}

/** Its own arguments are left out: in one process, as it would have it, windows share their cookies. */
async function findPacked(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
