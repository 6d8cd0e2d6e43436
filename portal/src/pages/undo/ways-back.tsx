import {
  Badge,
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
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Countdown } from '../../parts/moment.tsx'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import type { Undoable } from './days.ts'

type Step = Answer<'/api/runs/{id}/undoable/{customer}', 'get'>['items'][number]['steps'][number]

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  step: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  minor: { color: tokens.colorNeutralForeground3 },
})

interface WaysBackProps {
  readonly run: string
  readonly customer: Undoable['customer']
  readonly onClose: () => void
}

/** What becomes of each step of one customer: whether it can be taken back, until when, at what cost, and what it leaves. */
export function WaysBack({ run, customer, onClose }: WaysBackProps): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const params = { path: { id: run, customer: customer.id } }
  const { data, error } = api.useQuery('get', '/api/runs/{id}/undoable/{customer}', { params })
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('wayBackOf', { name: customer.name })}</DialogTitle>
          <DialogContent>
            {error === null ? null : <ProblemNote error={error} />}
            {!data && error === null ? <PageLoading /> : null}
            <ol className={styles.list}>
              {data?.items.flatMap(({ decision, why, steps }) => [
                ...(why === null
                  ? []
                  : [
                      <li key={decision}>
                        <ReasonText reason={why} of={`wayBack.because.${why.code}`} />
                      </li>,
                    ]),
                ...steps.map((step) => <StepBack key={`${decision} ${step.what} ${step.subject}`} step={step} />),
              ])}
            </ol>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function StepBack({ step }: { readonly step: Step }): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const { what, subject, isPossible, until, cost, note, facts } = step
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <Text weight="semibold">{t(`step.${what}`)}</Text>
        <Badge appearance="tint" color={isPossible ? 'success' : 'danger'}>
          {isPossible ? t('isPossible') : t('notPossible')}
        </Badge>
      </div>
      <Text>
        <SaidText of="wayBack.subject" sentence={{ text: subject, facts }} />
      </Text>
      {until === null ? null : (
        <Text size={200}>
          {t('until')} <Countdown at={until} />
        </Text>
      )}
      <Text size={200}>
        {t('cost')} {cost === null ? t('unknown') : <SaidText of="wayBack.cost" sentence={{ text: cost, facts }} />}
      </Text>
      {note === '' ? null : (
        <Text size={200} className={styles.minor}>
          <SaidText of="wayBack.note" sentence={{ text: note, facts }} />
        </Text>
      )}
    </li>
  )
}
