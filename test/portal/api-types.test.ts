import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { apiTypes } from '../../scripts/api-types.ts'

const root = dirname(dirname(import.meta.dirname))

test('the portal calls the API by what the API says of itself now (npm run gen)', async () => {
  expect(readFileSync(join(root, 'portal', 'src', 'api', 'schema.ts'), 'utf8')).toBe(await apiTypes())
})
