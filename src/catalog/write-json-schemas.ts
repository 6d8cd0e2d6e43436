import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DataFile, RetirementFile } from './catalog-file.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

// Run as a program, `node src/catalog/write-json-schemas.ts` brings catalog/schema up to date.
if (import.meta.main) writeJsonSchemas(join(shippedCatalogDir(), 'schema'))

/** Writes the JSON Schemas with which an editor checks and completes catalog files. */
function writeJsonSchemas(dir: string): void {
  for (const { name, text } of jsonSchemas()) writeFileSync(join(dir, name), text)
}

/** Each schema file with its text: JSON Schema draft 2020-12. */
export function jsonSchemas(): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'retirement.schema.json', text: schemaText(RetirementFile, 'A retired product and what may take its place') },
    { name: 'data.schema.json', text: schemaText(DataFile, 'SKUs, service families, service-plan maps and look-alikes') },
  ]
}

function schemaText(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`
}
