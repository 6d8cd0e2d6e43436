import { z } from 'zod'

// The kinds of values that catalog files are made of. What may be unknown may be left out; an id is never invented.

// Both casings spelled out: a JSON Schema pattern has no flags.
const NCE_ITEM = /^[A-Za-z0-9]{12}:[A-Za-z0-9]{4}$/
const GUID = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/
const OFFER_ID = new RegExp(`${GUID.source}|${NCE_ITEM.source}`)
const WORD = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const Text = z.string().regex(/\S/, { error: 'a text that is not empty' })
export const Word = z.string().regex(WORD, { error: 'small letters, digits and hyphens, such as office-365-e4' })
export const Guid = z.string().regex(GUID, { error: 'a GUID, such as 6fd2c87f-b296-42f0-b197-1e91e994b900' })
export const OfferId = z.string().regex(OFFER_ID, { error: 'a GUID (legacy), or product:sku such as CFQ7TTC0LF8R:0001 (new commerce)' })
export const NceItem = z.string().regex(NCE_ITEM, { error: 'product:sku, such as CFQ7TTC0LF8R:0001' })
export const Day = z.iso.date({ error: 'a day that exists, written YYYY-MM-DD' })
export const Texts = z.strictObject({ en: Text, it: Text.exactOptional(), sv: Text.exactOptional() })
export const Segment = z.enum(['commercial', 'government', 'education-faculty', 'education-student', 'nonprofit'])
export const SkuName = Text.describe('The id of a SKU, or its part number')
export const PlanName = Text.describe('The name of a service plan, or its id')
