import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useSession, type Right } from '../../api/session.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  rights: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, border: 'none' },
  token: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** Asks for a name and rights, makes a token and shows it this once. */
export function NewToken({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const [token, setToken] = useState<string>()
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        {token === undefined ? <Form onMade={setToken} onClose={onClose} /> : <Made token={token} onClose={onClose} />}
      </DialogSurface>
    </Dialog>
  )
}

function Form({ onMade, onClose }: { readonly onMade: (token: string) => void; readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation(['connections', 'shell', 'parts'])
  const styles = useStyles()
  const queries = useQueryClient()
  const { rights: own } = useSession()
  const [name, setName] = useState('')
  const [rights, setRights] = useState<readonly Right[]>(['view'])
  const create = api.useMutation('post', '/api/tokens')
  const isReady = name.trim() !== '' && rights.length > 0 && !create.isPending
  async function make(): Promise<void> {
    const { token } = await create.mutateAsync({ body: { name: name.trim(), rights: [...rights] } })
    onMade(token)
    await queries.invalidateQueries({ queryKey: ['get', '/api/tokens'] })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // What goes wrong is shown by the state of the mutation.
        if (isReady) make().catch(() => undefined)
      }}
    >
      <DialogBody>
        <DialogTitle>{t('connections:makeToken')}</DialogTitle>
        <DialogContent className={styles.content}>
          <Field label={t('connections:tokenName')} hint={t('connections:tokenNameHint')} required>
            <Input value={name} onChange={(_event, { value }) => setName(value)} maxLength={100} />
          </Field>
          {/* No Field: it would give all of them its own id. */}
          <fieldset className={styles.rights}>
            <legend>
              <Text>{t('connections:tokenMay')}</Text>
            </legend>
            {own.map((right) => (
              <Checkbox
                key={right}
                label={t(`shell:right.${right}`)}
                checked={rights.includes(right)}
                onChange={(_event, { checked }) => setRights(chosen(own, right, checked === true, rights))}
              />
            ))}
            <Text size={200}>{t('connections:tokenMayHint')}</Text>
          </fieldset>
          {create.error ? <ProblemNote error={create.error} /> : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('parts:cancel')}</Button>
          <Button appearance="primary" type="submit" disabled={!isReady}>
            {t('connections:make')}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  )
}

/** With or without one right, in the order of all. */
function chosen(all: readonly Right[], right: Right, isWanted: boolean, rights: readonly Right[]): readonly Right[] {
  return all.filter((each) => (each === right ? isWanted : rights.includes(each)))
}

function Made({ token, onClose }: { readonly token: string; readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  return (
    <DialogBody>
      <DialogTitle>{t('tokenIsMade')}</DialogTitle>
      <DialogContent className={styles.content}>
        <Text>{t('tokenOnce')}</Text>
        <Text className={styles.token}>{token}</Text>
        <div>
          <CopyButton text={token} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          {t('tokenKept')}
        </Button>
      </DialogActions>
    </DialogBody>
  )
}
