import { Body1, Field, makeStyles, SearchBox, Textarea, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Section } from '../../parts/section.tsx'
import { countPossible } from './days.ts'
import { PlanBack } from './plan-back.tsx'
import { namesIn, type UndoSearch } from './search.ts'
import { UndoTable } from './undo-table.tsx'

const READ_AGAIN_MS = 10_000

const route = getRouteApi('/inside/undo')

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  find: { flexGrow: 1, maxWidth: '20rem' },
  users: { maxWidth: '40rem' },
})

/** One run's customers with their last days, who of them goes back, and the button that plans it. */
export function OfRun({ run }: { readonly run: string }): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const { customers = [], users, find } = route.useSearch()
  const navigate = route.useNavigate()
  const { items } = api.useSuspenseQuery(
    'get',
    '/api/runs/{id}/undoable',
    { params: { path: { id: run } } },
    { refetchInterval: READ_AGAIN_MS },
  ).data
  const change = (to: UndoSearch): void => void navigate({ search: (old) => ({ ...old, run, ...to }), replace: true })
  const words = useDeferredValue(find)?.trim().toLowerCase() ?? ''
  const rows = items.filter(({ customer }) => `${customer.name} ${customer.domain}`.toLowerCase().includes(words))
  return (
    <>
      <Section
        title={t('customersOf', { run })}
        actions={<PlanBack run={run} customers={customers} users={namesIn(users)} possible={countPossible(items)} items={items} />}
      >
        <Body1>{t('customersMeans')}</Body1>
        <div className={styles.filters}>
          <SearchBox
            className={styles.find}
            aria-label={t('find')}
            placeholder={t('find')}
            value={find ?? ''}
            onChange={(_event, { value }) => change({ find: value === '' ? undefined : value })}
          />
        </div>
        {rows.length === 0 ? (
          <Body1>{t('noneFound')}</Body1>
        ) : (
          <UndoTable
            run={run}
            rows={rows}
            chosen={customers}
            onChoose={(next) => change({ customers: next.length > 0 ? next : undefined })}
          />
        )}
      </Section>
      <Section title={t('onlyUsers')}>
        <Field label={t('usersLabel')} hint={t('usersHint')} className={styles.users}>
          <Textarea
            resize="vertical"
            value={users ?? ''}
            onChange={(_event, { value }) => change({ users: value === '' ? undefined : value })}
          />
        </Field>
      </Section>
    </>
  )
}
