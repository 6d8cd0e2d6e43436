import type { CustomerDetail } from '../customers/use-customer.ts'

type RunOfCustomer = CustomerDetail['runs'][number]
type Migration = RunOfCustomer['migrations'][number]

/** A migration of the customer in an open run, and whether it waits for a person's word before an act. */
export interface OpenMigration {
  readonly run: string
  readonly plan: string
  readonly decision: string
  readonly step: string
  readonly waitsBefore: 'buy' | 'move' | 'suspend' | undefined
}

const OPEN: ReadonlySet<string> = new Set(['running', 'paused'])
const ENDED: ReadonlySet<string> = new Set(['done', 'stopped', 'superseded', 'watching'])

/** Migrations that are under way, of the newest run first. */
export function listOpen({ runs }: Pick<CustomerDetail, 'runs'>): readonly OpenMigration[] {
  return runs
    .filter(({ state }) => OPEN.has(state))
    .flatMap(({ run, plan, migrations }) =>
      migrations
        .filter(({ state, method }) => method === 'replace' && !ENDED.has(state))
        .map((migration) => ({ run, plan, decision: migration.decision, step: migration.step, waitsBefore: gateOf(migration) })),
    )
}

function gateOf({ state, reason }: Migration): OpenMigration['waitsBefore'] {
  const before = state === 'needs-person' && reason?.code === 'gate' ? reason.facts['before'] : undefined
  return before === 'buy' || before === 'move' || before === 'suspend' ? before : undefined
}
