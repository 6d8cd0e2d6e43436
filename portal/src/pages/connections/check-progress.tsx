import { Field, ProgressBar } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Button } from '@fluentui/react-components'

const LOOK_AGAIN_MS = 1000

/** How far a look at our rights has come; what it finds is read again until it is done. */
export function CheckProgress({ id, onClose }: { readonly id: string; readonly onClose: () => void }): React.JSX.Element | null {
  const { t, i18n } = useTranslation('connections')
  const queries = useQueryClient()
  const { data, error } = api.useQuery(
    'get',
    '/api/check-runs/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.done === true || state.error ? false : LOOK_AGAIN_MS) },
  )
  const looked = data ? data.checked + data.failed : 0
  const isDone = data?.done === true
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['get', '/api/access'] })
  }, [queries, looked, isDone])
  if (error) return <ProblemNote error={error} />
  if (!data) return null
  const number = new Intl.NumberFormat(i18n.language)
  if (!isDone)
    return (
      <Field
        label={t('checking')}
        validationMessage={t('checked', { looked: number.format(looked), all: number.format(data.customers) })}
        validationState="none"
      >
        <ProgressBar value={data.customers === 0 ? undefined : looked / data.customers} />
      </Field>
    )
  const isWhole = data.error === null && data.failed === 0
  return (
    <MessageBar intent={isWhole ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('checkDone')}</MessageBarTitle>{' '}
        {data.error === null ? t('checkFailed', { count: data.failed }) : <span lang="en">{data.error}</span>}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}
