import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Facts } from '../../../parts/facts.tsx'
import { Age } from '../age.tsx'
import { inLanguage } from '../in-language.ts'
import { usePlanLayout } from '../plan-layout.ts'
import { originOf, seatRuleOf } from './settings/seat-choices.ts'
import { useDraft } from './use-draft.ts'
import { useRetirements } from './use-retirements.ts'
import type { Scan } from './use-scan.ts'

/** The draft as facts: what was decided, and of the rest only what is not as it comes. */
export function ChoiceFacts({ scan, customers }: { readonly scan: Scan; readonly customers: number }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft } = useDraft()
  const { titleOf } = useRetirements()
  const { choices, leftAlone } = draft
  const { newServices, seats, seatsFrom, hold = { workingDays: 2 }, options = {}, customers: own = {}, mayStayUntil = {} } = choices
  const spare = typeof seats === 'object' ? t('spareCount', { count: seats.assignedPlus }) : ''
  const planned = Object.entries(options).filter(([retirement]) => !leftAlone.includes(retirement))
  const exceptions = Object.keys(own).length + Object.keys(mayStayUntil).length
  return (
    <Facts
      facts={[
        [t('scan'), <Age key="scan" at={scan.takenAt} />],
        [t('customers'), t('nCustomers', { count: customers })],
        [
          t('replacements'),
          <ul key="options" className={layout.plain}>
            {planned.map(([retirement, option]) => (
              <li key={retirement}>
                {titleOf(retirement)}: <OptionTitle retirement={retirement} option={option} />
              </li>
            ))}
          </ul>,
        ],
        [t('leftAlone'), leftAlone.length === 0 ? undefined : leftAlone.map(titleOf).join(', ')],
        [t('exceptions'), exceptions === 0 ? undefined : t('nExceptions', { count: exceptions })],
        [t('newServices'), newServices === undefined ? '—' : newServices === 'on' ? t('newServicesOn') : t('newServicesOff')],
        [t('voiceLoss'), choices.voiceLoss === 'accept' ? t('voiceLossAccept') : t('lossBlock')],
        [t('seatRule'), `${t(`seatRules.${seatRuleOf(seats)}`)} ${spare}`],
        [t('seatsFrom'), t(`origins.${originOf(seatsFrom)}`)],
        [t('hold'), 'hours' in hold ? t('holdNone') : t('holdDays', { count: hold.workingDays })],
        [t('usageLocation'), choices.usageLocation ? t('usageLocationCustomer') : t('usageLocationBlock')],
        ...useUncommon(),
      ]}
    />
  )
}

/** Of what is folded away: what somebody has changed. */
function useUncommon(): readonly (readonly [string, string | undefined])[] {
  const { t } = useTranslation('plan-wizard')
  const { choices } = useDraft().draft
  const { term, billingCycle, unitPriceCeiling, seatLimits, purchase, suspension, latecomers, teamsLoss, onFailure } = choices
  const { waitBefore = {}, allowUnreviewed, termEndMarginDays } = choices
  const gates = (['buy', 'move', 'suspend'] as const).flatMap((act) => {
    const gate = waitBefore[act] ?? 'open'
    if (gate === 'open') return []
    return [`${t(`gate.${act}`)}: ${gate === 'person' ? t('gateKinds.person') : gate.replace('T', ' ')}`]
  })
  const limits = [seatLimits?.minimum, seatLimits?.maximum].map((limit) => (limit == null ? '…' : String(limit))).join(' – ')
  return [
    [t('term'), term === undefined ? undefined : t(`terms.${term}`)],
    [t('billing'), billingCycle === undefined ? undefined : t(`billings.${billingCycle}`)],
    [t('ceiling'), unitPriceCeiling ? `${unitPriceCeiling.amount} ${unitPriceCeiling.currency}` : undefined],
    [t('seatLimits'), limits === '… – …' ? undefined : limits],
    [t('purchase'), purchase === undefined ? undefined : t(`doneBy.${purchase}`)],
    [t('suspension'), suspension === undefined ? undefined : t(`doneBy.${suspension}`)],
    [t('waits'), gates.length === 0 ? undefined : gates.join('; ')],
    [t('latecomers'), latecomers === 'leave' ? t('latecomersLeave') : undefined],
    [t('teamsLoss'), teamsLoss === 'accept' ? t('teamsLossAccept') : undefined],
    [t('onFailure'), onFailure === 'undo' ? t('onFailureUndo') : undefined],
    [t('termEndMargin'), termEndMarginDays === undefined ? undefined : String(termEndMarginDays)],
    [t('unreviewed'), allowUnreviewed ? t('allowUnreviewed') : undefined],
  ]
}

function OptionTitle({ retirement, option }: { readonly retirement: string; readonly option: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  const { data } = api.useSuspenseQuery('get', '/api/retirements/{id}', { params: { path: { id: retirement } } }, { staleTime: 60_000 })
  const found = data.options.find(({ id }) => id === option)
  return <>{found ? inLanguage(found.title, i18n.language) : option}</>
}
