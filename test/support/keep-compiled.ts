import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { afterAll } from 'vitest'

// Every file is run by a process of its own, and all load the same product: what one has compiled is kept for the others.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'tests'))
afterAll(() => flushCompileCache())
