import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Page } from '../../../parts/page.tsx'
import { SaveAs } from '../../../parts/save-as.tsx'
import { AnswerFile } from './answer-file.tsx'
import { Findings } from './findings.tsx'
import { LookButton } from './look-button.tsx'
import { LookProgress } from './look-progress.tsx'
import { MessageDialog } from './message-dialog.tsx'
import { PreflightSummary } from './summary.tsx'
import { useFindings } from './use-findings.ts'

const route = getRouteApi('/inside/plans/$plan/pre-flight')

/** What a plan counts on, looked at before anything is changed: what fails, who fixes it, and how. */
export function PreFlight(): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const { plan } = route.useParams()
  const { look, message, customer } = route.useSearch()
  const findings = useFindings(plan, customer, look)
  const navigate = route.useNavigate()
  return (
    <Page
      title={t('title', { plan })}
      actions={
        <>
          <SaveAs table="pre-flight" query={{ plan }} />
          <LookButton plan={plan} body={customer === undefined ? {} : { customer }} isPrimary>
            {customer === undefined ? t('lookAll') : t('lookCustomer')}
          </LookButton>
        </>
      }
    >
      <AppLink to={addressOf.plan(plan)}>{t('backToPlan', { plan })}</AppLink>
      {look === undefined ? null : <LookProgress id={look} />}
      <PreflightSummary plan={plan} findings={findings} />
      <Findings plan={plan} findings={findings} />
      <AnswerFile plan={plan} />
      {message === undefined ? null : (
        <MessageDialog
          plan={plan}
          customer={message}
          onClose={() => void navigate({ search: (before) => ({ ...before, message: undefined }), replace: true })}
        />
      )}
    </Page>
  )
}
