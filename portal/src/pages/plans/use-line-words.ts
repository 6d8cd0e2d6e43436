import { useTranslation } from 'react-i18next'
import type { Replacing } from './review/reviewed.ts'

/** Seats of one product, as they are bought or taken from what is free. */
export type SeatLine = Pick<Replacing['lines'][number], 'title' | 'quantity' | 'seatsFrom' | 'term' | 'billingCycle'>

/** Says in one line what is bought: product, seats and where they come from. */
export function useLineWords(): (line: SeatLine) => string {
  const { t } = useTranslation('plans')
  return ({ title, quantity, seatsFrom, term, billingCycle }) => {
    const seats = t('nSeats', { count: quantity })
    const from = t(`seatsFrom.${seatsFrom}`)
    const terms =
      seatsFrom === 'new'
        ? `, ${t(`terms.${(term ?? 'P1Y') as 'P1Y'}`, { defaultValue: term ?? '' })}, ${t(`billings.${billingCycle as 'monthly'}`, { defaultValue: billingCycle })}`
        : ''
    return `${title}, ${seats} (${from}${terms})`
  }
}
