import { Body1, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { Section } from '../../parts/section.tsx'
import { TypedFilter } from '../../parts/typed-filter.tsx'
import { PlanBack } from './plan-back.tsx'
import { namesIn, type UndoSearch } from './search.ts'
import { UndoTable } from './undo-table.tsx'
import { useUndoable } from './use-undoable.ts'

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
  const { data, error, refetch, whole, rowAt, onSee } = useUndoable(run, find)
  const change = (to: UndoSearch): Promise<void> =>
    navigate({ search: (old) => ({ ...old, run, ...to }), replace: true, resetScroll: false })
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />
  if (!data) return <PageLoading />
  const possible = data.book.possible
  return (
    <>
      <Section
        title={t('customersOf', { run })}
        actions={<PlanBack run={run} customers={customers} users={namesIn(users)} possible={possible} items={data.items} />}
      >
        <Body1>{t('customersMeans')}</Body1>
        <div className={styles.filters}>
          <div className={styles.find}>
            <TypedFilter label={t('find')} value={find ?? ''} onType={(value) => change({ find: value === '' ? undefined : value })} />
          </div>
        </div>
        {data.total === 0 ? (
          <Body1>{t('noneFound')}</Body1>
        ) : (
          <UndoTable
            of={whole}
            run={run}
            rows={{ length: data.total, at: rowAt }}
            onSee={onSee}
            chosen={customers}
            onChoose={(next) => void change({ customers: next.length > 0 ? next : undefined })}
          />
        )}
      </Section>
      <Section title={t('onlyUsers')}>
        <Field label={t('usersLabel')} hint={t('usersHint')} className={styles.users}>
          <Textarea
            resize="vertical"
            value={users ?? ''}
            onChange={(_event, { value }) => void change({ users: value === '' ? undefined : value })}
          />
        </Field>
      </Section>
    </>
  )
}
