import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Confirm } from './confirm.tsx'

const NAME_MOST = 60

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM } })

interface SaveViewProps {
  readonly page: string
  /** What stands behind the `?`. */
  readonly query: string
  readonly onClose: () => void
}

/** Asks for the name of a view, and whether everybody sees it. */
export function SaveView({ page, query, onClose }: SaveViewProps): React.JSX.Element {
  const { t } = useTranslation('book')
  const styles = useStyles()
  const queries = useQueryClient()
  const save = api.useMutation('post', '/api/views')
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  return (
    <Confirm
      title={t('saveView')}
      act={t('save')}
      onClose={onClose}
      onAct={async () => {
        await save.mutateAsync({ body: { name: name.trim(), page, query, shared: isShared } })
        await queries.invalidateQueries()
      }}
    >
      <div className={styles.fields}>
        <Field label={t('viewName')} hint={t('viewNameHint')} required>
          <Input value={name} maxLength={NAME_MOST} required autoComplete="off" onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Checkbox label={t('everybodySees')} checked={isShared} onChange={(_event, { checked }) => setShared(checked === true)} />
      </div>
    </Confirm>
  )
}
