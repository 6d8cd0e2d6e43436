import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { reasonIn } from '../../parts/reason-in.ts'
import { SaidText } from '../../parts/said-text.tsx'
import type { Sentence } from '../../parts/say-reason.ts'

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
        <MessageBarTitle>{t(found.has ? 'hasIt' : 'hasNotIt')}</MessageBarTitle>{' '}
        <SaidText of={`reapplied.${found.code}`} sentence={found} />
      </MessageBarBody>
    </MessageBar>
  )
}

interface Outcome extends Sentence {
  readonly has: boolean
  /** Empty where an earlier version recorded it. */
  readonly code: string
}

function said(events: Events | undefined): Outcome | undefined {
  const data = events?.items.find(({ kind }) => kind === 'user:reapplied')?.data
  if (!data) return undefined
  const text = typeof data['text'] === 'string' ? data['text'] : ''
  const { code = '', facts } = reasonIn(data['why']) ?? {}
  return { has: data['has'] === true, text, code, facts }
}
