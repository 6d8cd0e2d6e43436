import { configDefaults, defineConfig } from 'vitest/config'

/** Browser tests that take long; `npm run test:portal` runs them, and looks at every page in every state, language and theme. */
const LONG = ['runs', 'run-problems', 'undo', 'subscriptions', 'customer', 'deadlines', 'retirements', 'users', 'connections']
const isLong = process.env['PORTAL_LOOKS'] === 'all'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'emulator/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isLong ? [] : LONG.map((name) => `test/portal/${name}.test.ts`))],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
