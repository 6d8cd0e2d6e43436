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
import { CopyText } from '../../parts/copy-text.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  rights: { display: 'flex', flexDirection: 'column' },
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
          <Field label={t('connections:tokenMay')} hint={t('connections:tokenMayHint')}>
            <div className={styles.rights} role="group" aria-label={t('connections:tokenMay')}>
              {own.map((right) => (
                <Checkbox
                  key={right}
                  label={t(`shell:right.${right}`)}
                  checked={rights.includes(right)}
                  onChange={(_event, { checked }) =>
                    setRights(
                      checked === true
                        ? own.filter((each) => each === right || rights.includes(each))
                        : rights.filter((each) => each !== right),
                    )
                  }
                />
              ))}
            </div>
          </Field>
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
          <CopyText text={token} />
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
