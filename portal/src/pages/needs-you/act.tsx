import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import type { WorklistItem } from './needs-you.tsx'

/** The one button of a line. */
export function Act({ item }: { readonly item: WorklistItem }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const queries = useQueryClient()
  const allow = api.useMutation('post', '/api/writes/allow', { onSuccess: () => queries.invalidateQueries() })
  return (
    <>
      <RightButton right={item.act.right} onClick={() => allow.mutate({})}>
        {t(`act.${item.act.what}`)}
      </RightButton>
      {allow.error ? <ProblemNote error={allow.error} /> : null}
    </>
  )
}
