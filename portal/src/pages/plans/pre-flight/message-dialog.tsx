import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { CopyButton } from '../copy-button.tsx'

const useStyles = makeStyles({
  text: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyBase,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface MessageDialogProps {
  readonly plan: string
  /** Id or domain. */
  readonly customer: string
  readonly onClose: () => void
}

/** Everything that is for one customer's own administrator to fix, as a text to send. */
export function MessageDialog({ plan, customer, onClose }: MessageDialogProps): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const styles = useStyles()
  const { data, error } = api.useQuery('get', '/api/plans/{id}/preflight/message', {
    params: { path: { id: plan }, query: { customer } },
  })
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('messageTitle', { customer: data?.customer.name ?? customer })}</DialogTitle>
          <DialogContent>
            {error ? <ProblemNote error={error} /> : null}
            {data === undefined && !error ? <PageLoading /> : null}
            {data?.findings === 0 ? <Text>{t('messageNone')}</Text> : null}
            {data && data.findings > 0 ? (
              <pre className={styles.text} lang="en">
                {data.text}
              </pre>
            ) : null}
          </DialogContent>
          <DialogActions>
            {data && data.findings > 0 ? <CopyButton text={data.text} /> : null}
            <Button onClick={onClose}>{t('close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
