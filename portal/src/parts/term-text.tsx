import { useTranslation } from 'react-i18next'
import { oneOf } from './search-words.ts'

const TERMS = ['P1M', 'P1Y', 'P3Y'] as const
const CYCLES = ['monthly', 'annual', 'triennial', 'none'] as const

interface TermTextProps {
  readonly term: string | null
  readonly billing: string | null
  /** Seats of the next term. */
  readonly quantity?: number
}

/** `1 year, billed monthly`; what nobody has met is told in the provider's own word. */
export function TermText({ term, billing, quantity }: TermTextProps): React.JSX.Element {
  const { t } = useTranslation('book')
  const [known, cycle] = [oneOf(TERMS, term), oneOf(CYCLES, billing?.toLowerCase())]
  const words = [
    quantity === undefined ? undefined : t('seats', { count: quantity }),
    known ? t(`term.${known}`) : term,
    cycle ? t(`billing.${cycle}`) : billing,
  ]
  return <>{words.filter((word) => word !== undefined && word !== null && word !== '').join(', ')}</>
}
