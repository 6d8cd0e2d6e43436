import { defineConfig } from 'vitest/config'

/** For `npm run screenshots`: takes them, which is no test. */
export default defineConfig({
  test: { include: ['test/portal/screenshots/take.ts'], globalSetup: ['test/support/global-setup.ts'], hookTimeout: 600_000 },
})
