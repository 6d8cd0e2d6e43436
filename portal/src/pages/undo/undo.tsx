import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { OfRun } from './of-run.tsx'
import { UndoRuns } from './undo-runs.tsx'

const route = getRouteApi('/inside/undo')

const useStyles = makeStyles({
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalS },
})

/** What can still be taken back, until when, and at what cost. */
export function Undo(): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const { run: wanted } = route.useSearch()
  const runs = api.useSuspenseQuery('get', '/api/runs', {}).data.items.filter(({ purpose }) => purpose !== 'undo')
  const run = wanted ?? runs[0]?.id
  return (
    <Page title={t('title')}>
      {run === undefined ? (
        <Section title={t('runs')}>
          <div className={styles.empty}>
            <Body1>{t('noRun')}</Body1>
            <AppLink to={addressOf.runs}>{t('toRuns')}</AppLink>
          </div>
        </Section>
      ) : (
        <>
          <UndoRuns runs={runs} chosen={run} />
          <OfRun key={run} run={run} />
        </>
      )}
    </Page>
  )
}
