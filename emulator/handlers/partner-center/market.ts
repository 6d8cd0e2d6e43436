import type { Answer, Call } from '../../http/operation.ts'
import type { Product } from '../../reference/product.ts'
import { refuse } from './partner-center-error.ts'

/** Answers for the market that the query names, in upper case; 400/2000 without a good one. */
export function inMarket(call: Call, then: (country: string) => Answer): Answer {
  const country = call.request.query.get('country')
  if (country === null || !/^[a-z]{2}$/i.test(country))
    return refuse(400, 2000, `country is "${country ?? ''}": expected two letters, for example US.`)
  return then(country.toUpperCase())
}

export function isSoldIn(product: Product, country: string): boolean {
  return product.countries === null || product.countries.includes(country.toUpperCase())
}
