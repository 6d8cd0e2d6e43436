import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { Section } from '../../parts/section.tsx'
import { RunState } from './states.tsx'
import type { Run } from './work.ts'

const useStyles = makeStyles({
  halves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalL,
  },
  bars: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
})

/** Where it stands and who began it, and how far customers and users have come. */
export function RunFacts({ run }: { readonly run: Run }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const styles = useStyles()
  const { groups, users } = run
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const migrations = Object.values(groups).reduce((sum, each) => sum + each, 0)
  return (
    <Section title={t('whereItStands')}>
      <div className={styles.halves}>
        <Facts
          facts={[
            [t('stateTitle'), <RunState key="state" state={run.state} />],
            [t('purposeTitle'), t(`purpose.${run.purpose}`, { run: run.of ?? '' })],
            [
              t('plan'),
              <AppLink key="plan" to={addressOf.plan(run.plan)}>
                {run.plan}
              </AppLink>,
            ],
            [
              t('started'),
              <span key="started">
                <Moment at={run.createdAt} />, {run.createdBy}
              </span>,
            ],
            [t('ended'), run.finishedAt === null ? undefined : <Moment key="ended" at={run.finishedAt} />],
            [
              t('morningAfter'),
              <Link key="report" href={`/api/runs/${run.id}/report.html`} download>
                {t('reportPage')}
              </Link>,
            ],
            [t('pausesItself'), run.pauseAbove === null ? t('never') : t('above', { share: share.format(run.pauseAbove) })],
          ]}
        />
        <div className={styles.bars}>
          <ProgressLine name={t('migrationsSettled')} done={groups.done} all={migrations} />
          <ProgressLine name={t('usersMoved')} done={users.moved} all={users.all} />
          <ProgressLine name={t('usersVerified')} done={users.verified} all={users.all} />
        </div>
      </div>
    </Section>
  )
}
