import { oneOf, textIn, withoutEmpty, yesOrNoIn } from '../../parts/search-words.ts'

/** What is being bought by hand; stands in the page's address. */
export interface Order {
  /** Whose place is taken. */
  readonly retirement?: string
  readonly option?: string
  /** Number of licenses. */
  readonly licenses?: number
  readonly services?: 'on' | 'off'
  /** Users may lose voice services. */
  readonly voice?: boolean
  /** Who has no usage location gets that of the customer's country. */
  readonly location?: boolean
  /** The plan that was made of it, to be said yes to. */
  readonly plan?: string
}

export function readOrder(search: Readonly<Record<string, unknown>>): Order {
  const licenses = Number(search['licenses'])
  return withoutEmpty<Order>({
    retirement: textIn(search['retirement']),
    option: textIn(search['option']),
    licenses: Number.isInteger(licenses) && licenses > 0 ? licenses : undefined,
    services: oneOf(['on', 'off'], search['services']),
    voice: yesOrNoIn(search['voice']),
    location: yesOrNoIn(search['location']),
    plan: textIn(search['plan']),
  })
}

/** Users whose licenses are managed, by user principal name with commas between them, and the run that moved them. */
export interface Picked {
  readonly users?: string
  readonly run?: string
}

export function readPicked(search: Readonly<Record<string, unknown>>): Picked {
  return withoutEmpty<Picked>({ users: textIn(search['users']), run: textIn(search['run']) })
}

/** As many as are managed at once by hand. */
export const PICKED_MOST = 20

export function namesIn({ users }: Picked): readonly string[] {
  return [...new Set((users ?? '').split(',').filter((each) => each !== ''))].slice(0, PICKED_MOST)
}
