import { Body1, Field, makeStyles, Select, Subtitle2, Switch, tokens } from '@fluentui/react-components'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../parts/section.tsx'
import { CatalogText } from './catalog-text.tsx'
import { FeatureTable } from './feature-table.tsx'
import { OptionCard } from './option-card.tsx'
import { readRetirementSearch, SEGMENTS, type RetirementSearch } from './retirement-search.ts'
import { useSegmentName } from './segment-name.ts'
import type { Detail } from './detail.ts'

const route = getRouteApi('/inside/retirements/$id')

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalS },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  group: { margin: 0 },
})

/** What may take its place: the options side by side, and what each has, as the documents say. */
export function Options({ detail }: { readonly detail: Detail }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  const { segment, standIns = false } = route.useSearch()
  const hasStandIns = detail.options.some(({ standsInFor }) => standsInFor !== null)
  const shown = detail.options
    .filter(({ segments }) => segment === undefined || segments.length === 0 || segments.includes(segment))
    .filter(({ standsInFor }) => standIns || standsInFor === null)
  const groups = [...Map.groupBy(shown, ({ group }) => group?.en ?? '')]
  return (
    <Section title={t('optionsTitle', { count: shown.length })}>
      <Filters detail={detail} hasStandIns={hasStandIns} />
      {shown.length === 0 ? <Body1>{t('noOptions')}</Body1> : null}
      {groups.map(([name, options]) => (
        <div key={name}>
          {name === '' || !options[0]?.group ? null : (
            <Subtitle2 as="h3" className={styles.group}>
              <CatalogText texts={options[0].group} />
            </Subtitle2>
          )}
          <ul className={styles.list}>
            {options.map((option) => (
              <li key={option.id}>
                <OptionCard option={option} all={detail.options} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {detail.features.length > 0 && shown.length > 0 ? <FeatureTable features={detail.features} options={shown} /> : null}
    </Section>
  )
}

function Filters({ detail, hasStandIns }: { readonly detail: Detail; readonly hasStandIns: boolean }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  const segmentName = useSegmentName()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/retirements/$id' })
  const show = (change: RetirementSearch): void => void navigate({ search: { ...search, ...change }, replace: true })
  const wanted = new Set(detail.options.flatMap(({ segments }) => segments))
  const segments = wanted.size === 0 ? [] : SEGMENTS.filter((each) => wanted.has(each))
  return (
    <div className={styles.filters}>
      {segments.length > 0 ? (
        <Field label={t('segment')}>
          <Select
            value={search.segment ?? ''}
            onChange={(_event, { value }) => show({ segment: readRetirementSearch({ segment: value }).segment })}
          >
            <option value="">{t('everySegment')}</option>
            {segments.map((each) => (
              <option key={each} value={each}>
                {segmentName(each)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {hasStandIns ? (
        <Switch
          checked={search.standIns ?? false}
          label={t('showStandIns')}
          onChange={(_event, { checked }) => show({ standIns: checked || undefined })}
        />
      ) : null}
    </div>
  )
}
