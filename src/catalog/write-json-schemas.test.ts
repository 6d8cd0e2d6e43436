import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { listCatalogFiles } from './list-catalog-files.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'
import { jsonSchemas } from './write-json-schemas.ts'
import { readYaml } from './yaml-source.ts'

const dir = shippedCatalogDir()

describe('the JSON Schemas for editors', () => {
  test.each(jsonSchemas())('$name is current; if not, run node src/catalog/write-json-schemas.ts', ({ name, text }) => {
    expect(JSON.parse(readFileSync(join(dir, 'schema', name), 'utf8'))).toEqual(JSON.parse(text))
  })

  test.each(listCatalogFiles(dir).files)('accept %s', (file) => {
    const name = file.includes('retirements') ? 'retirement.schema.json' : 'data.schema.json'
    const schema: unknown = JSON.parse(readFileSync(join(dir, 'schema', name), 'utf8'))
    if (typeof schema !== 'object' || schema === null) throw new Error(`${name} is no object`)
    const ajv = new Ajv2020({ validateFormats: false })
    const valid = ajv.validate(schema, readYaml(file).content)
    expect([valid, ajv.errorsText()]).toEqual([true, 'No errors'])
  })
})
