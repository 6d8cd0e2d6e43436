import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'

const LOOK_AGAIN_MS = 1000

type Events = Answer<'/api/runs/{id}/events', 'get'>

/** What came of giving a license again, when a worker has done it. */
export function Reapplied({ run, after }: { readonly run: string; readonly after: string }): React.JSX.Element {
  const { t } = useTranslation('users')
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/events',
    { params: { path: { id: run }, query: { after } } },
    { refetchInterval: ({ state }) => (said(state.data) === undefined ? LOOK_AGAIN_MS : false) },
  )
  const found = said(data)
  if (error) return <ProblemNote error={error} />
  if (!found) return <MessageBar>{t('asked')}</MessageBar>
  return (
    <MessageBar intent={found.has ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(found.has ? 'hasIt' : 'hasNotIt')}</MessageBarTitle> <span lang="en">{found.text}</span>
      </MessageBarBody>
    </MessageBar>
  )
}

function said(events: Events | undefined): { readonly has: boolean; readonly text: string } | undefined {
  const data = events?.items.find(({ kind }) => kind === 'user:reapplied')?.data
  return data && { has: data['has'] === true, text: typeof data['text'] === 'string' ? data['text'] : '' }
}
