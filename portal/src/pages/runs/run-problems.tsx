import { Card, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { FixText } from '../../parts/fix-text.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { GateButton } from './gate-button.tsx'
import { RetryButton } from './retry-button.tsx'
import { isRetried, type Alike, type Run } from './work.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    flexGrow: 1,
    flexBasis: '24rem',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** What stands and needs somebody, each with its reason and its act; what stands for the same reason together. */
export function RunProblems({ run }: { readonly run: Run }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  if (run.problems.length === 0 && run.pauseReason === null) return null
  return (
    <Section title={t('needsYou')}>
      <ul className={styles.list}>
        {run.pauseReason === null ? null : (
          <li>
            <Card className={styles.line} orientation="horizontal">
              <div className={styles.words}>
                <Text weight="semibold">{t('isPaused')}</Text>
                <ReasonText reason={run.pauseReason} />
                <Text size={200} className={styles.minor}>
                  {t('isPausedMeans')}
                </Text>
              </div>
            </Card>
          </li>
        )}
        {run.problems.map((alike) => (
          <li key={alike.gate ?? `${alike.first.state} ${alike.first.reason?.code ?? ''}`}>
            <Problem run={run} alike={alike} />
          </li>
        ))}
      </ul>
      {run.moreProblems ? (
        <AppLink to={`${addressOf.run(run.id)}?show=problems`}>{t('allProblems', { count: run.groups.problems })}</AppLink>
      ) : null}
    </Section>
  )
}

function Problem({ run, alike }: { readonly run: Run; readonly alike: Alike }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { gate, first, migrations, refused } = alike
  return (
    <Card className={styles.line} orientation="horizontal">
      <div className={styles.words}>
        <Text weight="semibold">
          <Names run={run.id} alike={alike} />
        </Text>
        {first.reason ? <ReasonText reason={first.reason} /> : <Text>{t('usersRefused', { count: refused })}</Text>}
        <FixText reason={first.reason} fix={first.fix} />
      </div>
      {gate ? (
        <GateButton run={run.id} gate={gate} count={migrations} {...(migrations === 1 ? { customer: first.customer } : {})} />
      ) : first.state === 'changed' ? (
        <AppLink to={addressOf.runCustomer(run.id, first.customer.id)}>{t('reviewChange')}</AppLink>
      ) : migrations === 1 && isRetried(first) ? (
        <RetryButton run={run.id} customer={first.customer} migrations={1} users={first.users.refused} />
      ) : null}
    </Card>
  )
}

function Names({ run, alike: { named, customers } }: { readonly run: string; readonly alike: Alike }): React.JSX.Element {
  const { t } = useTranslation('runs')
  return (
    <>
      {named.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <AppLink to={addressOf.runCustomer(run, id)}>{name}</AppLink>
        </span>
      ))}
      {customers > named.length ? ` ${t('andMore', { count: customers - named.length })}` : ''}
    </>
  )
}
