import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { PlainTable, type PlainColumn } from '../../../../parts/plain-table.tsx'
import { inLanguage } from '../../in-language.ts'
import { useDraft } from '../use-draft.ts'
import type { Retirement } from './retirement.ts'

type Feature = Retirement['features'][number]

const useStyles = makeStyles({
  yes: { color: tokens.colorPaletteGreenForeground1 },
  no: { color: tokens.colorNeutralForeground3 },
  feature: { display: 'block', minWidth: '12rem' },
  head: { display: 'block', minWidth: '7rem', whiteSpace: 'normal' },
  chosen: { color: tokens.colorBrandForeground1 },
})

/** What the retirement's document says of each option, feature by feature. */
export function FeatureTable({ retirement: { id, features, options } }: { readonly retirement: Retirement }): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const styles = useStyles()
  const { draft } = useDraft()
  const chosen = draft.choices.options?.[id]
  // The document says nothing of what stands in for its options.
  const compared = options.filter((option) => features.some(({ has }) => option.id in has))
  const columns: readonly PlainColumn<Feature>[] = [
    {
      key: 'feature',
      title: t('feature'),
      cell: ({ title }) => <span className={styles.feature}>{inLanguage(title, i18n.language)}</span>,
    },
    ...compared.map((option): PlainColumn<Feature> => ({
      key: option.id,
      title: (
        <span className={option.id === chosen ? `${styles.head} ${styles.chosen}` : styles.head}>
          {inLanguage(option.title, i18n.language)}
        </span>
      ),
      cell: ({ has }) => (option.id in has ? <Has isSo={has[option.id] === true} /> : null),
    })),
  ]
  return (
    <Accordion collapsible defaultOpenItems="features">
      <AccordionItem value="features">
        <AccordionHeader>{t('compare')}</AccordionHeader>
        <AccordionPanel>
          <PlainTable label={t('compare')} columns={columns} rows={features} keyOf={(feature) => feature.id} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}

function Has({ isSo }: { readonly isSo: boolean }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const styles = useStyles()
  return isSo ? (
    <CheckmarkRegular className={styles.yes} aria-label={t('yes')} role="img" />
  ) : (
    <SubtractRegular className={styles.no} aria-label={t('no')} role="img" />
  )
}
