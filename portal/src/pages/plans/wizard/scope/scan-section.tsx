import { Body1, Field, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { useNow } from '../../../../parts/clock.ts'
import { Facts } from '../../../../parts/facts.tsx'
import { ProblemNote } from '../../../../parts/problem-note.tsx'
import { ReasonText } from '../../../../parts/reason-text.tsx'
import { RightButton } from '../../../../parts/right-button.tsx'
import { Section } from '../../../../parts/section.tsx'
import { Age } from '../../age.tsx'
import { Command } from '../../../../parts/command.tsx'
import { usePlanLayout } from '../../plan-layout.ts'
import { useDraft } from '../use-draft.ts'
import type { Scan, Scans } from '../use-scan.ts'
import { UnreadCustomers } from './unread-customers.tsx'

/** What is older may be otherwise by now. */
const OLD_MS = 24 * 60 * 60 * 1000

/** The scan that is planned from, and a new one. */
export function ScanSection({ scans: { taking, failed, ready } }: { readonly scans: Scans }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const isOld = useNow(60_000) - Date.parse(ready?.takenAt ?? '') > OLD_MS
  return (
    <Section
      title={t('scan')}
      actions={<ScanButton isWanted={ready === undefined || isOld} isAgain={ready !== undefined} isBusy={taking !== undefined} />}
    >
      <div className={layout.stack}>
        {taking ? <Progress scan={taking} /> : null}
        {failed ? (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('scanFailed')}</MessageBarTitle> {failed.reason === null ? null : <ReasonText reason={failed.reason} />}
            </MessageBarBody>
          </MessageBar>
        ) : null}
        {ready && !taking ? <Ready scan={ready} isOld={isOld} /> : null}
        {ready || taking ? null : <Body1>{t('scanNone')}</Body1>}
        <Command command="npx crossgrade snapshot take" />
      </div>
    </Section>
  )
}

interface ScanButtonProps {
  readonly isWanted: boolean
  readonly isAgain: boolean
  readonly isBusy: boolean
}

function ScanButton({ isWanted, isAgain, isBusy }: ScanButtonProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { change } = useDraft()
  const queries = useQueryClient()
  const scan = api.useMutation('post', '/api/snapshots', {
    onSuccess: async ({ id }) => {
      change({ snapshot: id })
      await queries.invalidateQueries()
    },
  })
  return (
    <>
      <RightButton
        right="plan"
        appearance={isWanted ? 'primary' : 'secondary'}
        disabled={scan.isPending || isBusy}
        onClick={() => scan.mutate({ body: {} })}
      >
        {isAgain ? t('scanAgain') : t('scanNow')}
      </RightButton>
      {scan.error ? <ProblemNote error={scan.error} /> : null}
    </>
  )
}

function Progress({ scan: { coverage, affected } }: { readonly scan: Scan }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { customersTotal, customersRead, failed } = coverage
  const done = customersRead + failed.length
  const text = customersTotal === 0 ? t('scanBegins') : t('scanProgress', { done, total: customersTotal, affected })
  return (
    <Field validationMessage={text} validationState="none" label={t('scanning')}>
      <ProgressBar {...(customersTotal === 0 ? {} : { value: done, max: customersTotal })} />
    </Field>
  )
}

function Ready({ scan: { takenAt, coverage, affected }, isOld }: { readonly scan: Scan; readonly isOld: boolean }): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const { customersRead, customersTotal, failed } = coverage
  return (
    <>
      {isOld ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('scanOld')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <Facts
        facts={[
          [t('takenAt'), <Age key="at" at={takenAt} />],
          [t('coverage'), t('coverageOf', { read: customersRead, total: customersTotal })],
          [t('affected'), new Intl.NumberFormat(i18n.language).format(affected)],
        ]}
      />
      {affected === 0 ? <Body1>{t('nobodyAffected')}</Body1> : null}
      {failed.length > 0 ? <UnreadCustomers failed={failed} /> : null}
    </>
  )
}
