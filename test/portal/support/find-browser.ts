import { existsSync } from 'node:fs'

const ON_THE_MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** The Chromium that `CROSSGRADE_BROWSER` names, or one on the machine; undefined where there is only what npm brings. */
export function findBrowser(): string | undefined {
  return process.env['CROSSGRADE_BROWSER'] ?? ON_THE_MACHINE.find(existsSync)
}

/** Whether browser tests can run here: the Chromium that comes from npm runs on Linux alone. */
export function hasBrowser(): boolean {
  return findBrowser() !== undefined || process.platform === 'linux'
}
