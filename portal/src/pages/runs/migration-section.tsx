import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { FixText } from '../../parts/fix-text.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { Attempts } from './attempts.tsx'
import { ChangeReview } from './change-review.tsx'
import { GateButton } from './gate-button.tsx'
import { Purchases, Groups } from './purchases.tsx'
import { RetryButton } from './retry-button.tsx'
import { MigrationState } from './states.tsx'
import { StepList } from './step-list.tsx'
import { gateOf, isRetried, movedOf, usersOf, type Detail } from './work.ts'

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  reason: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
})

/** One migration of a customer: where it stands and why, what to do, what was done. */
export function MigrationSection({ run, migration }: { readonly run: string; readonly migration: Detail }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const styles = useStyles()
  const { from, state, reason, fix, dueAt, plan, customer, purchases, groups, attempts } = migration
  const figure = new Intl.NumberFormat(i18n.language)
  const gate = gateOf(migration)
  const old = [...new Set(from.map(({ offerName }) => offerName))].join(', ')
  return (
    <Section
      title={t(`migrationTitle.${migration.method}`, { product: old || migration.decision })}
      actions={<MigrationState state={state} />}
    >
      {reason ? (
        <div className={styles.reason}>
          <ReasonText reason={reason} />
          <FixText reason={reason} fix={fix} />
        </div>
      ) : null}
      {gate || isRetried(migration) ? (
        <div className={styles.acts}>
          {gate ? <GateButton run={run} gate={gate} count={1} customer={customer} /> : null}
          {isRetried(migration) ? <RetryButton run={run} customer={customer} migrations={1} users={migration.users.refused} /> : null}
        </div>
      ) : null}
      {state === 'changed' && migration.method !== 'undo' ? <ChangeReview run={run} migration={migration} /> : null}
      <Facts
        facts={[
          [
            t('plan'),
            <AppLink key="plan" to={addressOf.planPart(plan, customer.id)}>
              {t('partOf', { plan })}
            </AppLink>,
          ],
          [t('oldSeats'), from.map(({ offerName, seats }) => `${figure.format(seats)} × ${offerName}`).join(', ') || undefined],
          [t('usersMoved'), t('movedOf', { done: figure.format(movedOf(migration)), all: figure.format(usersOf(migration)) })],
          [t('usersVerified'), figure.format(migration.users.verified)],
          [t('looksAgain'), dueAt === null ? undefined : <Moment key="due" at={dueAt} />],
        ]}
      />
      <StepList migration={migration} />
      {purchases.length > 0 ? <Purchases purchases={purchases} /> : null}
      {groups.length > 0 ? <Groups groups={groups} /> : null}
      {attempts.length > 0 ? (
        <Accordion collapsible>
          <AccordionItem value="attempts">
            <AccordionHeader as="h3">{t('attempts', { count: attempts.length })}</AccordionHeader>
            <AccordionPanel>
              <Attempts attempts={attempts} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
    </Section>
  )
}
