import { ChoicesPart } from '../contract/choices-input.ts'
import { clause } from '../problems/fields.ts'
import type { RowError, Saying } from './saying.ts'

/** All that was said, customer by customer. Rows that say different things of the same are both wrong: the later one is named. */
export function gatherSayings(sayings: readonly Saying[]): { readonly choices: ChoicesPart; readonly errors: readonly RowError[] } {
  const said = new Map<string, Saying>()
  const errors: RowError[] = []
  for (const saying of sayings) {
    const key = `${saying.customer.id} ${saying.column} ${saying.about}`
    const before = said.get(key)
    if (!before) said.set(key, saying)
    else if (JSON.stringify(before.value) !== JSON.stringify(saying.value)) errors.push(contradiction(before, saying))
  }
  const byCustomer = Map.groupBy(said.values(), ({ customer }) => customer)
  const limits = [...byCustomer.values()].flatMap(checkLimits)
  const customers = Object.fromEntries([...byCustomer].map(([{ domain }, own]) => [domain, toOwn(own)]))
  const stays = [...said.values()].filter(({ column }) => column === 'mayStayUntil').map(({ about, value }) => [about, value] as const)
  return { choices: ChoicesPart.parse({ customers, mayStayUntil: Object.fromEntries(stays) }), errors: [...errors, ...limits] }
}

function contradiction(before: Saying, { at, column, about, customer }: Saying): RowError {
  const facts = { row: before.at, customer: customer.domain }
  return { at, column, why: about === '' ? clause('said-otherwise', facts) : clause('said-otherwise-of', { ...facts, about }) }
}

function checkLimits(own: readonly Saying[]): readonly RowError[] {
  const least = own.find(({ column }) => column === 'seatsMin')
  const most = own.find(({ column }) => column === 'seatsMax')
  if (!least || !most || Number(least.value) <= Number(most.value)) return []
  const why = clause('less-than-least', { most: String(most.value), least: String(least.value) })
  return [{ at: most.at, column: 'seatsMax', why }]
}

function toOwn(own: readonly Saying[]) {
  const find = (column: Saying['column']): unknown => own.find((each) => each.column === column && each.about === '')?.value
  const given = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
  const named = (wanted: Saying['column']) =>
    own.flatMap(({ column, about, value }) => (column === wanted ? [[about, value] as const] : []))
  const [options, policies] = [named('option'), named('policy')]
  const waits = { ...given('buy', find('waitBuy')), ...given('move', find('waitMove')), ...given('suspend', find('waitSuspend')) }
  const limits = { ...given('minimum', find('seatsMin')), ...given('maximum', find('seatsMax')) }
  const users = usersOf(own)
  return {
    ...(options.length > 0 ? { options: Object.fromEntries(options) } : {}),
    ...given('seats', find('seatsRule')),
    ...(Object.keys(limits).length > 0 ? { seatLimits: limits } : {}),
    ...given('seatsFrom', find('seatsFrom')),
    ...given('term', find('term')),
    ...given('billingCycle', find('billingCycle')),
    ...given('usageLocation', find('usageLocation')),
    ...given('voiceLoss', find('voiceLoss')),
    ...given('teamsLoss', find('teamsLoss')),
    ...given('unitPriceCeiling', find('priceCeiling')),
    ...(policies.length > 0 ? { policies: Object.fromEntries(policies) } : {}),
    ...(Object.keys(waits).length > 0 ? { waitBefore: waits } : {}),
    ...given('purchase', find('purchase')),
    ...given('suspension', find('suspension')),
    ...(users.length > 0 ? { users } : {}),
  }
}

function usersOf(own: readonly Saying[]) {
  const ofUsers = own.filter(({ column, about }) => (column === 'userOption' || column === 'usageLocation') && about !== '')
  return [...Map.groupBy(ofUsers, ({ about }) => about)].map(([user, said]) => ({
    users: [user],
    option: said.find(({ column }) => column === 'userOption')?.value ?? null,
    usageLocation: said.find(({ column }) => column === 'usageLocation')?.value ?? null,
  }))
}
