import { Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { languageOf } from '../../strings/i18n.ts'
import { KINDS, readDeadlineSearch, WITHIN, type DeadlineSearch } from './deadline-search.ts'
import { useKindName } from './kind-name.tsx'
import { MonthName } from './month-name.tsx'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  field: { flexBasis: '11rem', flexGrow: 1, maxWidth: '18rem', minWidth: 0, '& .fui-Select, & select': { width: '100%', minWidth: 0 } },
})

interface FilterProps {
  readonly search: DeadlineSearch
  readonly show: (change: DeadlineSearch) => void
}

/** Which days are asked for, and whether they stand under their customers. */
export function DeadlineFilters({ search, show }: FilterProps): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  const kindName = useKindName()
  return (
    <div className={styles.filters}>
      <Field label={t('customer')} className={styles.field}>
        <Input
          value={search.customer ?? ''}
          placeholder={t('customerHint')}
          onChange={(_event, { value }) => show({ customer: value === '' ? undefined : value })}
        />
      </Field>
      <Field label={t('kind')} className={styles.field}>
        <Select value={search.kind ?? ''} onChange={(_event, { value }) => show({ kind: readDeadlineSearch({ kind: value }).kind })}>
          <option value="">{t('everyKind')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <RetirementFilter search={search} show={show} />
      <Field label={t('within')} className={styles.field}>
        <Select
          value={String(search.within ?? '')}
          onChange={(_event, { value }) => show({ within: readDeadlineSearch({ within: value }).within })}
        >
          <option value="">{t('anyTime')}</option>
          {WITHIN.map((days) => (
            <option key={days} value={days}>
              {t('withinDays', { count: days })}
            </option>
          ))}
        </Select>
      </Field>
      {search.month === undefined ? null : (
        <Switch checked label={<MonthName month={search.month} />} onChange={() => show({ month: undefined })} />
      )}
      <Switch
        checked={search.flat !== true}
        label={t('byCustomer')}
        onChange={(_event, { checked }) => show({ flat: checked ? undefined : true })}
      />
    </div>
  )
}

function RetirementFilter({ search, show }: FilterProps): React.JSX.Element {
  const { t, i18n } = useTranslation('deadlines')
  const styles = useStyles()
  const { retirements } = api.useSuspenseQuery('get', '/api/retirements', {}).data
  const language = languageOf(i18n.language)
  return (
    <Field label={t('retirement')} className={styles.field}>
      <Select value={search.retirement ?? ''} onChange={(_event, { value }) => show({ retirement: value === '' ? undefined : value })}>
        <option value="">{t('everyRetirement')}</option>
        {retirements.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[language] ?? title.en}
          </option>
        ))}
      </Select>
    </Field>
  )
}
