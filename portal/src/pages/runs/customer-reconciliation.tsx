import { Badge, Body1, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { Section } from '../../parts/section.tsx'
import { CompareButton } from './compare-button.tsx'

type Reading = Answer<'/api/runs/{id}/customers/{customer}', 'get'>['reconciliation']
type Sku = NonNullable<Reading>['skus'][number]
type Figure = Sku['bought']

const useStyles = makeStyles({
  causes: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: '14rem' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Seats bought, units and users assigned as they were last compared, and why they differ. */
export function CustomerReconciliation({ reading, customer }: { readonly reading: Reading; readonly customer: string }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const styles = useStyles()
  const figure = (value: Figure): React.ReactNode =>
    typeof value === 'number' ? (
      value.toLocaleString(i18n.language)
    ) : (
      <SaidText of={`clause.${value.reason.code}`} sentence={value.reason} />
    )
  const columns: readonly PlainColumn<Sku>[] = [
    { key: 'product', title: t('product'), cell: ({ product }) => product },
    { key: 'bought', title: t('bought'), isNumber: true, cell: ({ bought }) => figure(bought) },
    {
      key: 'units',
      title: t('units'),
      isNumber: true,
      cell: ({ units }) => figure('notRead' in units ? units : units.enabled + units.warning),
    },
    { key: 'assigned', title: t('assigned'), isNumber: true, cell: ({ assigned }) => figure(assigned) },
    { key: 'holders', title: t('holders'), isNumber: true, cell: ({ holders }) => figure(holders) },
    { key: 'causes', title: t('causes'), cell: (sku) => <Causes sku={sku} /> },
  ]
  return (
    <Section title={t('reconciliation')} actions={<CompareButton customer={customer} />}>
      {reading === null ? (
        <>
          <Body1>{t('notReconciled')}</Body1>
          <CommandHint command={`reconciliation take --customer ${customer}`} />
        </>
      ) : (
        <>
          {reading.readAt === null ? null : (
            <Text size={200} className={styles.minor}>
              {t('readAt')} <Moment at={reading.readAt} />
            </Text>
          )}
          {reading.reason === null ? null : (
            <ReasonText reason={reading.reason} of={[`clause.${reading.reason.code}`, `because.${reading.reason.code}`]} />
          )}
          {reading.skus.length === 0 ? null : (
            <PlainTable label={t('figures')} columns={columns} rows={reading.skus} keyOf={({ skuId }) => skuId} />
          )}
        </>
      )}
    </Section>
  )
}

const COLORS = { expected: 'informative', check: 'warning', act: 'danger' } as const

function Causes({ sku: { causes } }: { readonly sku: Sku }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  if (causes.length === 0) return <>{t('agrees')}</>
  return (
    <div className={styles.causes}>
      {causes.map(({ code, gap, severity, what, fix, facts }) => (
        <div key={`${code} ${gap ?? ''}`}>
          <Badge appearance="tint" color={COLORS[severity]}>
            {t(`severity.${severity}`)}
          </Badge>{' '}
          <SaidText of={`reconciliation.${code}.what`} sentence={{ text: what, facts }} />
          {severity === 'expected' ? null : (
            <Text block size={200} className={styles.minor}>
              <SaidText of={`reconciliation.${code}.fix`} sentence={{ text: fix, facts }} />
            </Text>
          )}
        </div>
      ))}
    </div>
  )
}
