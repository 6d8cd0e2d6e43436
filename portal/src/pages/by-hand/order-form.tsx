import { Body1, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Section } from '../../parts/section.tsx'
import type { CustomerDetail } from '../customers/use-customer.ts'
import { commandOf } from '../plans/wizard/command-of.ts'
import { ChoiceRadios } from '../plans/wizard/settings/choice-radios.tsx'
import { NumberField } from '../plans/wizard/settings/number-field.tsx'
import { useRetirements } from '../plans/wizard/use-retirements.ts'
import { OptionRadios } from './option-radios.tsx'
import type { Order } from './search.ts'
import { SubmitPlan } from './submit-plan.tsx'
import { buying, licensesBefore, retirementsOf } from './choices.ts'
import { useOptions } from './use-options.ts'

const LICENSES_MOST = 1_000_000

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalL, minWidth: 0 },
})

interface OrderFormProps {
  readonly detail: CustomerDetail
  readonly order: Order
  readonly onChange: (order: Order) => void
}

/** Which product, how many licenses, and what happens to services that are new; nothing is bought by it. */
export function OrderForm({ detail, order, onChange }: OrderFormProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const styles = useStyles()
  const { titleOf } = useRetirements()
  const retirements = retirementsOf(detail)
  const optionsOf = useOptions(retirements)
  const retirement = retirements.length === 1 ? retirements[0] : retirements.find((each) => each === order.retirement)
  const licenses = order.licenses ?? (retirement === undefined ? null : licensesBefore(detail, retirement))
  const choices = buying(detail, { ...order, retirement, licenses })
  return (
    <Section title={t('order')}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        {retirements.length > 1 ? (
          <ChoiceRadios
            label={t('insteadOf')}
            hint={t('insteadOfMeans')}
            value={retirement}
            options={retirements.map((each) => [each, titleOf(each)] as const)}
            onChoose={(each) => onChange({ ...(order.services ? { services: order.services } : {}), retirement: each })}
            isRequired
          />
        ) : null}
        {retirement === undefined ? null : (
          <>
            <OptionRadios
              options={optionsOf(retirement)}
              segment={detail.segment}
              value={order.option}
              onChoose={(option) => onChange({ ...order, retirement, option })}
            />
            <NumberField
              label={t('licenses')}
              hint={t('licensesBefore', { count: licensesBefore(detail, retirement) })}
              value={licenses}
              min={1}
              max={LICENSES_MOST}
              onChange={(value) => onChange({ ...order, retirement, ...(value === null ? {} : { licenses: value }) })}
            />
            <ChoiceRadios
              label={t('services')}
              hint={t('servicesMeans')}
              value={order.services}
              options={[
                ['off', t('servicesOff')],
                ['on', t('servicesOn')],
              ]}
              onChoose={(services) => onChange({ ...order, retirement, services })}
              isRequired
            />
            <Checkbox
              label={t('voice')}
              checked={order.voice === true}
              onChange={(_event, { checked }) => onChange({ ...order, retirement, voice: checked === true })}
            />
            <Checkbox
              label={t('location')}
              checked={order.location === true}
              onChange={(_event, { checked }) => onChange({ ...order, retirement, location: checked === true })}
            />
          </>
        )}
        <Body1>
          {t('moreChoices')}{' '}
          <AppLink to={`${addressOf.newPlan}?only=${encodeURIComponent(detail.customer.domain)}`}>{t('planWithAll')}</AppLink>
        </Body1>
        <SubmitPlan choices={choices} onPlanned={(plan) => onChange({ ...order, plan })} />
        {choices ? <CommandHint command={commandOf('latest', choices)} /> : null}
      </form>
    </Section>
  )
}
