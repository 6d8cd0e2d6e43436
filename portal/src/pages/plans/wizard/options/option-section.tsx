import { Badge, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { Section } from '../../../../parts/section.tsx'
import { inLanguage } from '../../in-language.ts'
import { usePlanLayout } from '../../plan-layout.ts'
import type { AffectedBy } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import { FeatureTable } from './feature-table.tsx'
import type { Retirement } from './retirement.ts'

type Option = Retirement['options'][number]

const useStyles = makeStyles({
  group: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(19rem, 100%), 1fr))', gap: tokens.spacingHorizontalXS },
  heading: { gridColumn: '1 / -1', marginTop: tokens.spacingVerticalS, color: tokens.colorNeutralForeground3 },
  label: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** The options of one retirement side by side: the one that is chosen is everybody's, unless a customer has another. */
export function OptionSection({ sums: { retirement, customers, seats } }: { readonly sums: AffectedBy }): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const styles = useStyles()
  const { draft, choose } = useDraft()
  const detail = api.useSuspenseQuery('get', '/api/retirements/{id}', { params: { path: { id: retirement } } }, { staleTime: 60_000 }).data
  const title = inLanguage(detail.title, i18n.language)
  const groups = Map.groupBy(detail.options, ({ group }) => (group ? inLanguage(group, i18n.language) : ''))
  return (
    <Section title={title}>
      <div className={layout.stack}>
        <Text className={layout.minor}>
          {t('optionFor', { customers: t('nCustomers', { count: customers }), seats: t('nSeats', { count: seats }) })}
        </Text>
        <RadioGroup
          className={styles.group}
          aria-label={t('optionsOf', { title })}
          value={draft.choices.options?.[retirement] ?? ''}
          onChange={(_event, { value }) => choose({ options: { ...draft.choices.options, [retirement]: value } })}
        >
          {[...groups].flatMap(([group, options]) => [
            group === '' ? null : (
              <Text key={`group ${group}`} weight="semibold" size={200} className={styles.heading}>
                {group}
              </Text>
            ),
            ...options.map((option) => <Radio key={option.id} value={option.id} label={<OptionLabel option={option} />} />),
          ])}
        </RadioGroup>
        {detail.features.length > 0 ? <FeatureTable retirement={detail} /> : null}
      </div>
    </Section>
  )
}

function OptionLabel({ option }: { readonly option: Option }): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const styles = useStyles()
  const title = inLanguage(option.title, i18n.language)
  const products = option.products.map((product) => product.title).join(' + ')
  const segments = option.segments.map((segment) => t(`segment.${segment as 'commercial'}`, { defaultValue: segment })).join(', ')
  return (
    <span className={styles.label}>
      <span>{title}</span>
      {products === title || products === '' ? null : (
        <Text size={200} className={layout.minor}>
          {products}
        </Text>
      )}
      {segments === '' ? null : (
        <Text size={200} className={layout.minor}>
          {t('onlyFor', { segments })}
        </Text>
      )}
      {option.removeOnly || option.unreviewed ? (
        <span className={styles.badges}>
          {option.removeOnly ? <Badge appearance="outline">{t('removeOnly')}</Badge> : null}
          {option.unreviewed ? (
            <Badge appearance="tint" color="warning">
              {t('notReviewed')}
            </Badge>
          ) : null}
        </span>
      ) : null}
    </span>
  )
}
