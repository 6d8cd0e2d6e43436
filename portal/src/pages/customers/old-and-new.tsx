import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Section } from '../../parts/section.tsx'
import { SubscriptionCard } from './subscription-card.tsx'
import type { CustomerDetail, OwnSubscription } from './use-customer.ts'
import { usePlanned } from './use-planned.ts'

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0 },
})

/** What is retired beside what is not, which is where what takes its place stands; add-ons under their base. */
export function OldAndNew({ detail }: { readonly detail: CustomerDetail }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const { items } = detail
  const planned = usePlanned(detail)
  const ids = new Set(items.map(({ id }) => id))
  const bases = items.filter(({ parent }) => parent === null || !ids.has(parent))
  const isOld = (each: OwnSubscription): boolean => each.retirement !== null || each.toReplace
  const side = (title: string, none: string, own: readonly OwnSubscription[]): React.JSX.Element => (
    <div className={styles.side}>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      {own.length === 0 ? <Body1>{none}</Body1> : null}
      {own.map((each) => (
        <SubscriptionCard
          key={each.id}
          domain={detail.customer.domain}
          subscription={each}
          addOns={items.filter(({ parent }) => parent === each.id)}
          planned={planned}
        />
      ))}
    </div>
  )
  return (
    <Section title={t('subscriptions')}>
      {detail.state === 'not-read' && items.length === 0 ? (
        <Body1>{t('couldNotBeRead')}</Body1>
      ) : (
        <div className={styles.sides}>
          {side(t('old'), t('noOld'), bases.filter(isOld))}
          {side(
            t('new'),
            t(detail.changedSince === null ? 'noNew' : 'noNewYet'),
            bases.filter((each) => !isOld(each)),
          )}
        </div>
      )}
    </Section>
  )
}
