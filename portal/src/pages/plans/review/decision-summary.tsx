import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { ArrowRightRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Day } from '../../../parts/moment.tsx'
import { ReasonText } from '../../../parts/reason-text.tsx'
import { BlockerFix } from '../blocker-fix.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { useLineWords } from '../use-line-words.ts'
import { useOldWords } from '../use-old-words.ts'
import type { Decision, Replacing } from './reviewed.ts'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1.2fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  arrow: { color: tokens.colorNeutralForeground3, marginTop: tokens.spacingVerticalXXS, '@media (max-width: 640px)': { rotate: '90deg' } },
})

/** One decision in short: what goes and what comes, why it is blocked, or why it is left. */
export function DecisionSummary({ plan, decision }: { readonly plan: string; readonly decision: Decision }): React.JSX.Element {
  const layout = usePlanLayout()
  const { t } = useTranslation('plans')
  switch (decision.kind) {
    case 'replace':
      return <ReplaceSummary decision={decision} />
    case 'blocked':
      return (
        <div className={layout.tight}>
          <Text>{t('blockedOffer', { offer: decision.offerName })}</Text>
          <ul className={layout.list}>
            {decision.by.map(({ code, what, fix, facts }) => (
              <li key={code}>
                <ReasonText reason={{ text: what, facts }} of={`blocker.${code}.what`} />
                {fix === '' ? null : (
                  <Text block size={200} className={layout.minor}>
                    {t('toClear')} <BlockerFix plan={plan} code={code} fix={{ text: fix, facts }} />
                  </Text>
                )}
              </li>
            ))}
          </ul>
        </div>
      )
    case 'skip':
      return (
        <Text className={layout.minor}>
          {t('skippedOffer', { offer: decision.offerName })}{' '}
          {t(`because.${decision.because as 'not-retired'}`, { defaultValue: decision.because })}{' '}
          {decision.until === null ? null : <Day at={decision.until} />}
        </Text>
      )
  }
}

function ReplaceSummary({ decision }: { readonly decision: Replacing }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const oldWords = useOldWords()
  const lineWords = useLineWords()
  const { from, lines, users, warnings, takeBack, ends, renewals, undoes } = decision
  const reactivated = undoes?.filter(({ what, isPossible }) => what === 'reactivate' && isPossible) ?? []
  const gone = takeBack.filter(({ isPossible }) => !isPossible).length
  return (
    <div className={layout.tight}>
      <div className={styles.pair}>
        <div className={layout.tight}>
          {from.map((old) => (
            <Text key={old.id} className={layout.words}>
              {oldWords(old)}
            </Text>
          ))}
        </div>
        <ArrowRightRegular className={styles.arrow} aria-label={t('becomes')} />
        <div className={layout.tight}>
          {lines.map((line) => (
            <Text key={line.id} className={layout.words}>
              {lineWords(line)}
            </Text>
          ))}
          {lines.length === 0 ? <Text>{t(`without.${decision.method as 'replace'}`, { defaultValue: decision.method })}</Text> : null}
        </div>
      </div>
      <div className={layout.row}>
        <Text size={200} className={layout.minor}>
          {t('nUsers', { count: users })}
          {ends.map(({ subscription, by }) => (
            <span key={subscription}>{`, ${t(`${undoes === null ? 'endsBy' : 'endsBack'}.${by}`)}`}</span>
          ))}
          {reactivated.map(({ subject }) => (
            <span key={subject}>{`, ${t('wayBackOf.reactivate', { subject })}`}</span>
          ))}
          {renewals.length > 0 ? `, ${t('renewalChanges', { count: renewals.length })}` : ''}
        </Text>
        {warnings.length > 0 ? (
          <Badge appearance="tint" color="warning">
            {t('nWarnings', { count: warnings.length })}
          </Badge>
        ) : null}
        {gone > 0 ? (
          <Badge appearance="tint" color="danger">
            {t('nNotBack', { count: gone })}
          </Badge>
        ) : null}
      </div>
    </div>
  )
}
