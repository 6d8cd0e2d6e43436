import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from './problem-note.tsx'
import { useDialogFocus } from './use-dialog-focus.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
})

interface ConfirmProps {
  readonly title: string
  /** What will happen, and to how many. */
  readonly children: ReactNode
  /** On the button that does it. */
  readonly act: string
  /** To be typed first, where it cannot be taken back. */
  readonly word?: string
  readonly onAct: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is done that touches customers; stays open with what went wrong when it fails. */
export function Confirm({ title, children, act, word, onAct, onClose }: ConfirmProps): React.JSX.Element {
  const { t } = useTranslation('parts')
  const styles = useStyles()
  const cancel = useDialogFocus<HTMLButtonElement>()
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({ isBusy: false })
  const isReady = word === undefined || typed.trim().toLowerCase() === word.toLowerCase()

  async function carryOut(): Promise<void> {
    setState({ isBusy: true })
    try {
      await onAct()
      onClose()
    } catch (error) {
      setState({ isBusy: false, error })
    }
  }

  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady && !state.isBusy) void carryOut()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <div>{children}</div>
              {word === undefined ? null : (
                <Field label={t('typeWord', { word })} hint={t('cannotBeTakenBack')}>
                  <Input value={typed} onChange={(_event, { value }) => setTyped(value)} autoComplete="off" />
                </Field>
              )}
              {state.error === undefined ? null : <ProblemNote error={state.error} />}
            </DialogContent>
            <DialogActions>
              <Button ref={cancel} onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button appearance="primary" type="submit" disabled={!isReady || state.isBusy}>
                {act}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
