import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Moment } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { Section } from '../../parts/section.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { useSaid } from '../../parts/use-said.ts'
import { Command } from '../../parts/command.tsx'

const READ_AGAIN_MS = 5000

type Quota = Answer<'/api/quotas', 'get'>['items'][number]

const useStyles = makeStyles({
  share: { minWidth: '9rem', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** How much of Microsoft's quotas is drawn now, by all workers together. */
export function Budget(): React.JSX.Element {
  const { t, i18n } = useTranslation('connections')
  const styles = useStyles()
  const { items, more } = api.useSuspenseQuery('get', '/api/quotas', {}, { refetchInterval: READ_AGAIN_MS }).data
  const labelOf = useTableLabel()
  const say = useSaid()
  const number = new Intl.NumberFormat(i18n.language)
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const seconds = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'second', unitDisplay: 'short' })
  return (
    <Section title={t('budget')}>
      <Text>{t('budgetMeans')}</Text>
      {items.length === 0 ? (
        <Text className={styles.minor}>{t('nothingDrawn')}</Text>
      ) : (
        <PlainTable
          label={labelOf(t('budget'))}
          rows={items}
          keyOf={({ key }) => key}
          columns={[
            { key: 'name', title: t('quota'), cell: ({ named }) => <SaidText of={`clause.${named.code}`} sentence={named} /> },
            {
              key: 'share',
              title: t('drawn'),
              cell: (quota) => (
                <span className={styles.share}>
                  {t('drawnOf', { used: number.format(quota.used), limit: number.format(quota.limit), share: percent.format(quota.share) })}
                  <ProgressBar
                    value={Math.min(1, quota.share)}
                    color={colorOf(quota)}
                    aria-label={say(`clause.${quota.named.code}`, quota.named).text}
                  />
                </span>
              ),
            },
            { key: 'window', title: t('window'), isNumber: true, cell: ({ windowSeconds }) => seconds.format(windowSeconds) },
            { key: 'pace', title: t('paceShare'), isNumber: true, cell: ({ paceShare }) => percent.format(paceShare) },
            { key: 'closed', title: t('closed'), cell: (quota) => <Closed quota={quota} /> },
          ]}
        />
      )}
      {more > 0 ? <Text className={styles.minor}>{t('moreQuotas', { count: more })}</Text> : null}
      <Command command="npx crossgrade connection budget" />
    </Section>
  )
}

function colorOf({ share, blockedUntil, paceShare }: Quota): 'brand' | 'warning' | 'error' {
  if (blockedUntil !== null) return 'error'
  return share >= paceShare ? 'warning' : 'brand'
}

function Closed({ quota: { blockedUntil, reason } }: { readonly quota: Quota }): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  if (blockedUntil === null) return <span className={styles.minor}>{t('open')}</span>
  return (
    <>
      {t('closedUntil')} <Moment at={blockedUntil} /> {reason === null ? null : <SaidText of={`clause.${reason.code}`} sentence={reason} />}
    </>
  )
}
