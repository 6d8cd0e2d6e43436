import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { beginSentence } from '../../parts/begin-sentence.ts'
import { RecordedText } from '../../parts/recorded-text.tsx'
import type { Sentence } from '../../parts/say-reason.ts'
import { useSaid } from '../../parts/use-said.ts'
import { isMadeBySteps } from './wizard/draft-of-plan.ts'

/** Where among the steps a choice is changed that is in the way. */
const CHANGED_AT: Readonly<Record<string, string>> = {
  ...atEach('step=options', [
    ...['no-replacement-chosen', 'option-unknown', 'option-not-for-segment', 'same-product', 'mixed-options', 'keeps-and-adds'],
    ...['shares-sku', 'base-missing', 'dependency', 'remove-only-leaves-nothing', 'group-not-split', 'user-unknown', 'conflict'],
  ]),
  ...atEach('step=settings', ['seats-short', 'quantity-out-of-range', 'usage-location-missing', 'voice-would-be-lost']),
  ...atEach('step=settings&open=buying', ['price-not-shown', 'target-not-on-sale']),
  ...atEach('step=settings&open=whoJoins', ['teams-would-be-lost']),
  ...atEach('step=settings&open=failing', ['not-reviewed', 'term-end-too-near']),
  ...atEach('step=settings&open=policies', ['still-in-use']),
}

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

function atEach(step: string, codes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, step]))
}
