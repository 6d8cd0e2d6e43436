import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const ON_THE_MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/**
 * A Chromium without a window: the one that `CROSSGRADE_BROWSER` names, one on the machine, or the one that comes from npm, which runs on
 * Linux alone.
 * @throws Error where there is none
 */
export async function openChromium(): Promise<Browser> {
  const named = process.env['CROSSGRADE_BROWSER'] ?? ON_THE_MACHINE.find(existsSync)
  return chromium.launch({ executablePath: named ?? (await findPacked()), args: ['--no-sandbox'] })
}

/** Its own arguments are left out: in one process, as it would have it, windows share their cookies. */
async function findPacked(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
