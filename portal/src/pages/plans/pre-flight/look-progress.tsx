import { Field, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Moment } from '../../../parts/moment.tsx'

const LOOK_AGAIN_MS = 1000

/** How far a look has come; when it is done, what it came to. */
export function LookProgress({ id }: { readonly id: string }): React.JSX.Element | null {
  const { t } = useTranslation('pre-flight')
  const { data } = api.useQuery(
    'get',
    '/api/check-runs/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.done === true ? false : LOOK_AGAIN_MS) },
  )
  if (!data) return null
  const { done, customers, checked, failed, error, completedAt } = data
  if (!done)
    return (
      <Field label={t('looking')} validationState="none" validationMessage={t('lookedAtOf', { done: checked + failed, total: customers })}>
        <ProgressBar value={checked + failed} max={Math.max(1, customers)} />
      </Field>
    )
  const isWhole = error === null && failed === 0
  return (
    <MessageBar intent={isWhole ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{isWhole ? t('looked', { count: checked }) : t('lookedInPart', { checked, failed })}</MessageBarTitle>{' '}
        {error === null ? null : <span lang="en">{error} </span>}
        {completedAt === null ? null : <Moment at={completedAt} />}
      </MessageBarBody>
    </MessageBar>
  )
}
