import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from '../plan-layout.ts'
import type { Replacing } from '../review/reviewed.ts'

type AdviceGiven = NonNullable<Replacing['advice']>

/** What the scan says against so many seats, for seats that are there already, and of what is stored; nothing where it says nothing. */
export function Advice({ advice }: { readonly advice: AdviceGiven | null }): React.JSX.Element | null {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const sentences = useSentences(advice)
  if (sentences.length === 0) return null
  return (
    <div className={layout.tight}>
      <Text weight="semibold">{t('advice.title')}</Text>
      <ul className={layout.list}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function useSentences(advice: AdviceGiven | null): readonly string[] {
  const { t, i18n } = useTranslation('plans')
  if (!advice) return []
  const { seats, free, storage } = advice
  const names = (users: readonly string[], more: number): string =>
    new Intl.ListFormat(i18n.language).format(more === 0 ? users : [...users, t('advice.others', { count: more })])
  return [
    ...(seats === null ? [] : [ofSeats(seats).join(' ')]),
    ...free.map((each) => t('advice.free', { count: each.seats, product: each.product })),
    ...storage.map(({ store, limitGb, users, more }) => t(`advice.${store}`, { limit: limitGb, users: names(users, more) })),
  ]

  function ofSeats({ seatsBefore, bought, holders, disabled, inactive, doubleHolders }: NonNullable<AdviceGiven['seats']>): string[] {
    const among = [
      ['advice.disabled', disabled],
      ['advice.inactive', inactive ?? 0],
      ['advice.double', doubleHolders],
    ] as const
    return [
      t('advice.seats', { before: seatsBefore, bought, count: holders }),
      ...among.filter(([, count]) => count > 0).map(([key, count]) => t(key, { count })),
      bought > holders ? t('advice.fewerByRule') : t('advice.fewerByHand'),
    ]
  }
}
