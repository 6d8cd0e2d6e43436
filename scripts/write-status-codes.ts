import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { statusCodesMarkdown } from './status-codes/to-markdown.ts'

const file = join(dirname(import.meta.dirname), 'docs', 'status-codes.md')
writeFileSync(file, await statusCodesMarkdown())
console.log(`wrote ${file}`)
