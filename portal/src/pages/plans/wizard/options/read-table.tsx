import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { ProblemNote } from '../../../../parts/problem-note.tsx'
import { SaveAs } from '../../../../parts/save-as.tsx'
import { usePlanLayout } from '../../plan-layout.ts'
import { asFile } from '../../send-file.ts'
import type { Choices } from '../draft.ts'
import { useDraft } from '../use-draft.ts'

/** Exceptions as a table: taken down, filled in with Excel, and read back; nothing is kept but in the draft. */
export function ReadTable(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const picker = useRef<HTMLInputElement>(null)
  const { draft, change } = useDraft()
  const read = api.useMutation('post', '/api/choices/read', {
    onSuccess: ({ choices, settings }) => {
      // The API has checked them as a plan's.
      const { only = [], ...whole } = (settings ?? {}) as Partial<Choices>
      change({
        ...(only.length === 0 ? {} : { which: 'only', customers: only }),
        choices: {
          ...draft.choices,
          ...whole,
          customers: { ...draft.choices.customers, ...choices.customers },
          mayStayUntil: { ...draft.choices.mayStayUntil, ...choices.mayStayUntil },
        },
      })
    },
  })
  return (
    <>
      <div className={layout.row}>
        <SaveAs table="choices" query={{ snapshot: 'latest' }} />
        <Button icon={<ArrowUploadRegular />} disabled={read.isPending} onClick={() => picker.current?.click()}>
          {t('readTable')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.xlsx,.yaml,.yml,.json"
          aria-label={t('readTable')}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) read.mutate({ params: { query: { filename: file.name } }, ...asFile(file) })
            target.value = ''
          }}
        />
      </div>
      {read.data ? (
        <MessageBar intent="success">
          <MessageBarBody>{read.data.settings === null ? t('tableRead', { count: read.data.rows }) : t('choicesRead')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {read.error ? <ProblemNote error={read.error} /> : null}
    </>
  )
}
