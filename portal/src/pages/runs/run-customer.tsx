import { Switch } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useRunStream } from '../../api/run-stream.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { ConnectionNote } from './run.tsx'
import { MigrationSection } from './migration-section.tsx'
import { CustomerReconciliation } from './customer-reconciliation.tsx'
import { Timeline } from './timeline.tsx'
import { UsersTable } from './users-table.tsx'

const READ_AGAIN_MS = 3000

const route = getRouteApi('/inside/runs/$run/customers/$customer')

/** One customer in a run: each migration step by step, with its evidence and what can be done about it. */
export function RunCustomer(): React.JSX.Element {
  const { t } = useTranslation('runs')
  const { run, customer } = route.useParams()
  const { problems } = route.useSearch()
  const navigate = route.useNavigate()
  const connection = useRunStream(run)
  const { data } = api.useSuspenseQuery(
    'get',
    '/api/runs/{id}/customers/{customer}',
    { params: { path: { id: run, customer } } },
    { refetchInterval: READ_AGAIN_MS },
  )
  const name = data.items[0]?.customer.name ?? customer
  return (
    <Page title={t('customerTitle', { name, run })} actions={<AppLink to={addressOf.run(run)}>{t('toRun', { run })}</AppLink>}>
      <ConnectionNote connection={connection} />
      {data.items.map((migration) => (
        <MigrationSection key={migration.decision} run={run} migration={migration} />
      ))}
      <Section
        title={t('tab.users')}
        actions={
          <Switch
            label={t('onlyProblems')}
            checked={problems === true}
            onChange={(_event, { checked }) =>
              void navigate({ search: (old) => ({ ...old, problems: checked ? true : undefined }), replace: true })
            }
          />
        }
      >
        <UsersTable run={run} customer={customer} state={problems ? 'refused' : undefined} />
      </Section>
      <CustomerReconciliation reading={data.reconciliation} customer={customer} />
      <Section title={t('tab.events')}>
        <Timeline run={run} customer={customer} />
      </Section>
    </Page>
  )
}
