/** What a draft needs to know. Each has a flag, so that a draft can be made without anybody to ask. */
export interface DraftQuestion {
  readonly key: DraftKey
  readonly flag: string
  readonly text: string
  /** The field of the API's request that it becomes, for what is wrong with it. */
  readonly path: string
  readonly isRequired: boolean
  /** Asked for until nothing is answered. */
  readonly isMany?: boolean
}

export type DraftKey =
  'offer' | 'id' | 'title' | 'effectiveOn' | 'autoRenewFalseOn' | 'endOfSaleOn' | 'to' | 'policy' | 'source' | 'sourceUrl'

/** Answers so far, each a list: most have one entry. Empty: left open on purpose. */
export type DraftAnswers = Readonly<Partial<Record<DraftKey, readonly string[]>>>

export const DRAFT_QUESTIONS: readonly DraftQuestion[] = [
  { key: 'offer', flag: '--offer', path: 'offers', isRequired: true, text: 'Which of them are retired? Numbers with commas between them' },
  { key: 'id', flag: '--id', path: 'id', isRequired: true, text: 'Id of the retirement' },
  { key: 'title', flag: '--title', path: 'title', isRequired: true, text: 'Title' },
  { key: 'effectiveOn', flag: '--effective-on', path: 'effectiveOn', isRequired: true, text: 'Retired from which day on? YYYY-MM-DD' },
  {
    key: 'autoRenewFalseOn',
    flag: '--auto-renew-false-on',
    path: 'autoRenewFalseOn',
    isRequired: false,
    text: 'Day on which Microsoft sets auto-renew to false, if known',
  },
  { key: 'endOfSaleOn', flag: '--end-of-sale-on', path: 'endOfSaleOn', isRequired: false, text: 'Last day of sale, if known' },
  {
    key: 'to',
    flag: '--to',
    path: 'to',
    isRequired: true,
    isMany: true,
    text: 'A product that may take its place, by title, part number or SKU id; with an add-on as A+B',
  },
  {
    key: 'policy',
    flag: '--policy',
    path: 'policy',
    isRequired: true,
    text: 'What Microsoft does with subscriptions: leave, stop-renewal, suspend, migrate',
  },
  { key: 'source', flag: '--source', path: 'source.title', isRequired: true, text: 'Where does it stand? Title of the announcement' },
  { key: 'sourceUrl', flag: '--source-url', path: 'source.url', isRequired: false, text: 'Its web address, if there is one' },
]

/** The question that a wrong field of the request belongs to. */
export function questionAt(path: string): DraftQuestion | undefined {
  return DRAFT_QUESTIONS.find((each) => path === each.path || path.startsWith(`${each.path}[`) || path.startsWith(`${each.path}.`))
}
