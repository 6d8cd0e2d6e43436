import { withProductMove } from '../../catalog/with-product-move.ts'
import type { Catalog } from '../../domain/catalog.ts'
import type { PlanHeader } from '../../domain/plan.ts'

/** The catalog that says what a plan replaces: as of its day, or its one move between products. */
export function catalogOfPlan({ choices, asOf }: Pick<PlanHeader, 'choices' | 'asOf'>, catalog: Catalog): Catalog {
  return choices.productMove ? withProductMove(catalog, choices.productMove) : catalog.at(asOf)
}
