import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { apiTypes } from './api-types.ts'

writeFileSync(join(dirname(import.meta.dirname), 'portal', 'src', 'api', 'schema.ts'), await apiTypes())
