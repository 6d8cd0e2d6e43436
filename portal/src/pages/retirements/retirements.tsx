import { Body1, Card, CardHeader, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Countdown, Day } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { AffectedFigures } from './affected-figures.tsx'
import { CatalogText } from './catalog-text.tsx'
import { Reviewed } from './reviewed.tsx'
import { useAffected, type AllAffected } from './use-affected.ts'

type Summary = Answer<'/api/retirements', 'get'>['retirements'][number]

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(22rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  card: { height: '100%', boxSizing: 'border-box', rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  title: { margin: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** What Microsoft retires, by the catalog: a card each, with whom it concerns. */
export function Retirements(): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  const { catalogVersion, retirements } = api.useSuspenseQuery('get', '/api/retirements', {}).data
  const scan = api.useMutation('post', '/api/snapshots')
  const affected = useAffected(scan.isSuccess)
  return (
    <Page title={t('title')}>
      <Body1>{t('intro')}</Body1>
      {scan.isSuccess && affected.state !== 'read' ? <Body1 role="status">{t('scanBegun')}</Body1> : null}
      {affected.state === 'no-scan' && !scan.isSuccess ? (
        <NoScan isAsked={scan.isPending} onScan={() => scan.mutate({ body: {} })} />
      ) : null}
      {scan.error ? <ProblemNote error={scan.error} /> : null}
      {affected.state === 'failed' ? <ProblemNote error={affected.error} /> : null}
      {retirements.length === 0 ? <Body1>{t('none')}</Body1> : null}
      <ul className={styles.list}>
        {retirements.map((each) => (
          <li key={each.id}>
            <RetirementCard retirement={each} affected={affected} />
          </li>
        ))}
      </ul>
      <Text size={200} className={styles.minor}>
        {t('catalogVersion', { version: catalogVersion.slice(0, 12) })}
      </Text>
    </Page>
  )
}

function RetirementCard({ retirement, affected }: { readonly retirement: Summary; readonly affected: AllAffected }): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <Card className={styles.card}>
      <CardHeader
        header={
          <Subtitle1 as="h2" className={styles.title}>
            <AppLink to={addressOf.retirement(retirement.id)}>
              <CatalogText texts={retirement.title} />
            </AppLink>
          </Subtitle1>
        }
        description={<Reviewed isReviewed={retirement.reviewed} />}
      />
      <AffectedFigures affected={affected} retirement={retirement.id} />
      <Facts
        facts={[
          [t('endOfSaleOn'), retirement.endOfSaleOn === null ? undefined : <Day key="sale" at={retirement.endOfSaleOn} />],
          [t('autoRenewFalseOn'), retirement.autoRenewFalseOn === null ? undefined : <Day key="renew" at={retirement.autoRenewFalseOn} />],
          [t('effectiveOn'), <Countdown key="day" at={retirement.effectiveOn} />],
          [t('variants'), number.format(retirement.retires)],
          [t('options'), number.format(retirement.options - retirement.standIns)],
          [
            t('source'),
            <span key="source" lang="en">
              {retirement.source.title}
            </span>,
          ],
          [t('lastVerifiedOn'), retirement.lastVerifiedOn === null ? t('never') : <Day key="verified" at={retirement.lastVerifiedOn} />],
          [t('id'), retirement.id],
        ]}
      />
    </Card>
  )
}

/** Nobody has looked who is affected: the way to do it. */
function NoScan({ isAsked, onScan }: { readonly isAsked: boolean; readonly onScan: () => void }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  return (
    <Card>
      <Body1>{t('noScan')}</Body1>
      <div>
        <RightButton right="plan" appearance="primary" disabled={isAsked} onClick={onScan}>
          {t('scan')}
        </RightButton>
      </div>
    </Card>
  )
}
