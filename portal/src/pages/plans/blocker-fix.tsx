import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { beginSentence } from '../../parts/begin-sentence.ts'
import { RecordedText } from '../../parts/recorded-text.tsx'
import type { Sentence } from '../../parts/say-reason.ts'
import { useSaid } from '../../parts/use-said.ts'
import { CHANGED_AT } from './changed-at.ts'
import { isMadeBySteps } from './wizard/draft-of-plan.ts'

interface BlockerFixProps {
  readonly plan: string
  readonly code: string
  readonly fix: Sentence
  readonly beginsSentence?: boolean
}

/** What would clear a blocker, and the way to the step at which its choice was made. */
export function BlockerFix({ plan, code, fix, beginsSentence = false }: BlockerFixProps): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { data } = api.useSuspenseQuery('get', '/api/plans/{id}', { params: { path: { id: plan } } })
  const say = useSaid()
  const at = isMadeBySteps(data) ? CHANGED_AT[code] : undefined
  const said = say([`blocker.${code}.fix`, 'finding.fix', 'refusal'], fix)
  return (
    <>
      <RecordedText text={beginsSentence ? beginSentence(said.text) : said.text} lang={said.lang} />
      {at === undefined ? null : (
        <>
          . <AppLink to={`${addressOf.newPlan}?plan=${encodeURIComponent(plan)}&${at}`}>{t('changePlan')}</AppLink>
        </>
      )}
    </>
  )
}
