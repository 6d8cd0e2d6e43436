import { Button, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { RightButton } from '../../../parts/right-button.tsx'
import { Section } from '../../../parts/section.tsx'
import { Command } from '../../../parts/command.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { asFile } from '../send-file.ts'
import { Corrections } from './corrections.tsx'
import type { Answered } from './answered.ts'

/** The table that came back with answers: first what it comes to, then the new plan. */
export function AnswerFile({ plan }: { readonly plan: string }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const queries = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const look = api.useMutation('post', '/api/plans/{id}/preflight/answers')
  const make = api.useMutation('post', '/api/plans/{id}/preflight/answers', { onSuccess: () => queries.invalidateQueries() })
  const send = (chosen: File, dryRun: 'true' | 'false') => ({
    params: { path: { id: plan }, query: { filename: chosen.name, 'dry-run': dryRun } },
    ...asFile(chosen),
  })
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return
    setFile(chosen)
    make.reset()
    look.mutate(send(chosen, 'true'))
  }
  const made = make.data?.made
  return (
    <Section title={t('answers')}>
      <div className={layout.stack}>
        <Text>{t('answersMean')}</Text>
        <div className={layout.row}>
          <RightButton right="plan" icon={<ArrowUploadRegular />} disabled={look.isPending} onClick={() => picker.current?.click()}>
            {t('chooseFile')}
          </RightButton>
          {file ? <Text>{file.name}</Text> : null}
          <input
            ref={picker}
            type="file"
            hidden
            accept=".csv,.xlsx,.yaml,.yml,.json"
            aria-label={t('chooseFile')}
            onChange={({ target }) => {
              choose(target.files?.[0])
              target.value = ''
            }}
          />
        </div>
        {look.error ? <ProblemNote error={look.error} /> : null}
        {look.data && !made ? (
          <>
            <Corrections answered={look.data} />
            <div className={layout.row}>
              <RightButton
                right="plan"
                appearance="primary"
                disabled={make.isPending}
                onClick={() => (file ? make.mutate(send(file, 'false')) : undefined)}
              >
                {t('makeNew')}
              </RightButton>
              <Button
                onClick={() => {
                  setFile(undefined)
                  look.reset()
                }}
              >
                {t('discard')}
              </Button>
            </div>
          </>
        ) : null}
        {make.error ? <ProblemNote error={make.error} /> : null}
        {made ? <Made {...made} /> : null}
        <Command command={`npx crossgrade preflight answer ${plan} FILE --dry-run`} />
      </div>
    </Section>
  )
}

function Made({ plan, blocked, blockedBefore, parts, unchanged, stillApproved }: NonNullable<Answered['made']>): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('madeTitle', { plan })}</MessageBarTitle>{' '}
        {t('madeMeans', { blocked, blockedBefore, parts, unchanged, stillApproved })}{' '}
        <AppLink to={addressOf.plan(plan)} inline>
          {t('toNewPlan', { plan })}
        </AppLink>
      </MessageBarBody>
    </MessageBar>
  )
}
