import { globSync, readFileSync } from 'node:fs'
import { configDefaults, defineConfig } from 'vitest/config'
import { hasBrowser } from './test/portal/support/find-browser.ts'

/** Browser tests that take long; `npm run test:portal` runs them, and looks at every page in every state, language and theme. */
const LONG = ['run-problems', 'subscriptions', 'customer', 'deadlines', 'retirements', 'users', 'connections', 'customers', 'log']
/** Where no browser is found they are left out, and that is said; `BROWSER_TESTS=always` runs them all the same, and they fail. */
const browserTests =
  hasBrowser() || process.env['BROWSER_TESTS'] === 'always'
    ? []
    : globSync('test/portal/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('a-portal.ts'))
if (browserTests.length > 0)
  console.warn(
    `SKIPPED: ${String(browserTests.length)} files of browser tests, since there is no browser. Install Chromium or Chrome, or name one with CROSSGRADE_BROWSER.`,
  )

const isLong = process.env['PORTAL_LOOKS'] === 'all'
const exclude = [...configDefaults.exclude, ...browserTests, ...(isLong ? [] : LONG.map((name) => `test/portal/${name}.test.ts`))]

export default defineConfig({
  test: {
    maxWorkers: 3,
    // Node reads the code itself, as it does where the product runs; nothing is replaced in it.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      // Tests of functions: they start nothing and change nothing outside of them, so that one process can run them all.
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'emulator/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'product',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude,
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/keep-compiled.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
