import type { Product } from './product.ts'

/** A market's currency, and what one US dollar of list price is there. Invented and round: a price list of its own year. */
const MARKETS: Readonly<Record<string, { readonly code: string; readonly symbol: string; readonly factor: number }>> = {
  US: { code: 'USD', symbol: '$', factor: 1 },
  GB: { code: 'GBP', symbol: '£', factor: 0.85 },
  SE: { code: 'SEK', symbol: 'kr', factor: 11 },
  NO: { code: 'NOK', symbol: 'kr', factor: 11 },
  DK: { code: 'DKK', symbol: 'kr', factor: 7 },
  CH: { code: 'CHF', symbol: 'CHF', factor: 1 },
  CA: { code: 'CAD', symbol: '$', factor: 1.35 },
  AU: { code: 'AUD', symbol: '$', factor: 1.5 },
}

const EURO = { code: 'EUR', symbol: '€', factor: 1 }
const EURO_COUNTRIES = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '))

export function currencyOf(country: string): { readonly code: string; readonly symbol: string; readonly factor: number } {
  const market = country.toUpperCase()
  return MARKETS[market] ?? (EURO_COUNTRIES.has(market) ? EURO : { code: 'USD', symbol: '$', factor: 1 })
}

/** Per seat and billing cycle, in the market's currency. A monthly term costs a fifth more. */
export function unitPrice(product: Product, country: string, termDuration: string, billingCycle: string): number {
  const monthly = product.price * currencyOf(country).factor * (termDuration === 'P1M' ? 1.2 : 1)
  return Math.round(monthly * (billingCycle === 'annual' ? 12 : 1) * 100) / 100
}
