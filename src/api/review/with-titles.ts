import type { Catalog } from '../../domain/catalog.ts'
import type { Json } from '../../domain/durable.ts'

/** What names services in a blocker or a warning. */
const OF_SERVICES = ['service', 'services', 'plan', 'with'] as const

/**
 * Facts with services as people call them, as everywhere else where a plan is reviewed: a plan keeps the names that they have in the APIs.
 * Who has no title keeps that name.
 */
export function withTitles<Said extends { readonly facts: { readonly [name: string]: Json } }>(
  sentence: Said,
  { titleOfPlanNamed }: Pick<Catalog, 'titleOfPlanNamed'>,
): Said {
  const titled = OF_SERVICES.flatMap((name) => {
    const fact = sentence.facts[name]
    return fact === undefined ? [] : [[name, Array.isArray(fact) ? fact.map(titleOf) : titleOf(fact)] as const]
  })
  return titled.length === 0 ? sentence : { ...sentence, facts: { ...sentence.facts, ...Object.fromEntries(titled) } }

  function titleOf(fact: Json): Json {
    return typeof fact === 'string' ? (titleOfPlanNamed(fact) ?? fact) : fact
  }
}
