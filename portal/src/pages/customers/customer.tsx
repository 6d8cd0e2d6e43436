import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { Page } from '../../parts/page.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Scan } from '../needs-you/scan.tsx'
import { ChangedSince } from './changed-since.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { Days } from './days.tsx'
import { Groups } from './groups.tsx'
import { History } from './history.tsx'
import { OldAndNew } from './old-and-new.tsx'
import { useCustomer } from './use-customer.ts'

const route = getRouteApi('/inside/customers/$customer')

const useStyles = makeStyles({ read: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS } })

/** One customer: what it has, what takes its place, who holds it, what is done about it and by when. */
export function Customer(): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const navigate = useNavigate()
  const detail = useCustomer(route.useParams().customer)
  const { name, domain } = detail.customer
  const go = (href: string): void => void navigate({ href })
  return (
    <Page
      title={name}
      actions={
        <>
          <RightButton
            right="plan"
            appearance="primary"
            disabled={detail.toReplace === null || detail.toReplace === 0}
            onClick={() => go(`${addressOf.newPlan}?only=${encodeURIComponent(domain)}`)}
          >
            {t('planIt')}
          </RightButton>
          <Button onClick={() => go(addressOf.addSubscriptions(domain))}>{t('addSubscriptions')}</Button>
          <Button onClick={() => go(addressOf.customerUsers(domain))}>{t('usersAndLicenses')}</Button>
          <Button onClick={() => go(`${addressOf.log}?customer=${encodeURIComponent(domain)}`)}>{t('itsLog')}</Button>
          <div className={styles.read}>
            <Scan isFirst={false} />
          </div>
        </>
      }
    >
      <ChangedSince detail={detail} />
      <CustomerFacts detail={detail} />
      <OldAndNew detail={detail} />
      <Days detail={detail} />
      <Groups groups={detail.groups} />
      <History detail={detail} />
    </Page>
  )
}
