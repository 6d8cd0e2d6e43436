import { Body1, Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Section } from '../../parts/section.tsx'
import type { OpenMigration } from './gate-of.ts'

interface NotYetProps {
  readonly domain: string
  readonly open: OpenMigration | undefined
}

/** Why no licenses can be given by hand at this moment, and what comes first. */
export function NotYet({ domain, open }: NotYetProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const navigate = useNavigate()
  if (open)
    return (
      <Section title={t('notYet')}>
        <Body1>
          {t(open.step === 'move-licenses' ? 'movesNow' : 'inHand', { run: open.run })}{' '}
          <AppLink to={addressOf.runCustomer(open.run, domain)}>{t('toRun', { run: open.run })}</AppLink>
        </Body1>
      </Section>
    )
  return (
    <Section title={t('notYet')}>
      <Body1>{t('firstBuy')}</Body1>
      <div>
        <Button appearance="primary" onClick={() => void navigate({ href: addressOf.addSubscriptions(domain) })}>
          {t('add')}
        </Button>
      </div>
    </Section>
  )
}
