import { defineConfig } from 'vitest/config'

/** For `npm run check`: the boundaries alone, without the database that the other tests start. */
export default defineConfig({ test: { include: ['test/boundaries/**/*.test.ts'] } })
