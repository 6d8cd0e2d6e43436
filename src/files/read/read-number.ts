import type { DecimalSign } from '../spelling.ts'
import type { Reading } from './reading.ts'
import { sayOfFile } from '../sentences.ts'

type Value = string | number | boolean | Date

export function readInteger(cell: Value): Reading {
  const number = typeof cell === 'string' && /^\s*[-+]?\d+\s*$/.test(cell) ? Number(cell) : cell
  if (typeof number === 'number' && Number.isSafeInteger(number)) return { value: number + 0 }
  return { problem: sayOfFile('not-whole', { text: quote(cell) }) }
}

/**
 * A number without grouping. The other decimal sign is understood too, but not where it could be grouping: `1.234` is one and
 * a bit in English, and more than a thousand in Italian and Swedish.
 */
export function readAmount(cell: Value, decimalSign: DecimalSign): Reading {
  if (typeof cell === 'number' && Number.isFinite(cell)) return { value: cell + 0 }
  const [, whole, sign, decimals = ''] = typeof cell === 'string' ? (/^\s*([-+]?\d+)(?:([.,])(\d+))?\s*$/.exec(cell) ?? []) : []
  const example = `12${decimalSign}50`
  if (whole === undefined) return { problem: sayOfFile('not-a-number', { text: quote(cell), example }) }
  if (sign !== undefined && sign !== decimalSign && decimals.length === 3) {
    return {
      problem: sayOfFile('two-numbers', { text: quote(cell), one: `${whole}${decimals}`, other: `${whole}${decimalSign}${decimals}` }),
    }
  }
  return { value: Number(`${whole}.${decimals || '0'}`) + 0 }
}

function quote(cell: Value): string {
  return JSON.stringify(cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))
}
