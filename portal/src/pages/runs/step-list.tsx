import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, CircleRegular, ErrorCircleRegular, PlayCircleRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../parts/moment.tsx'
import { Evidence } from './evidence.tsx'
import { StepTitle } from './states.tsx'
import { STEPS, stepsDone, type Detail, type StepName } from './work.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorPaletteGreenForeground1 },
  now: { color: tokens.colorBrandForeground1 },
  stands: { color: tokens.colorPaletteRedForeground1 },
  icon: { fontSize: '20px', lineHeight: 0 },
})

/** The ladder of steps: each with when it was done, what was read back, and who sent what for it. */
export function StepList({ migration }: { readonly migration: Detail }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <ol className={styles.list} aria-label={t('steps')}>
      {STEPS[migration.method].map((step, at) => (
        <li key={step} className={styles.step}>
          <Mark migration={migration} at={at} />
          <Step migration={migration} step={step} isNow={at === stepsDone(migration)} />
        </li>
      ))}
    </ol>
  )
}

function Mark({ migration, at }: { readonly migration: Detail; readonly at: number }): React.JSX.Element {
  const styles = useStyles()
  const done = stepsDone(migration)
  const isStanding = migration.state === 'needs-person' || migration.state === 'changed'
  const [Icon, color] =
    at < done
      ? [CheckmarkCircleRegular, styles.done]
      : at > done
        ? [CircleRegular, styles.minor]
        : isStanding
          ? [ErrorCircleRegular, styles.stands]
          : [PlayCircleRegular, styles.now]
  return (
    <span className={mergeClasses(styles.icon, color)} aria-hidden>
      <Icon />
    </span>
  )
}

function Step({
  migration,
  step,
  isNow,
}: {
  readonly migration: Detail
  readonly step: StepName
  readonly isNow: boolean
}): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const record = migration.steps.find((each) => each.step === step)
  const actors = [...new Set(migration.attempts.filter((each) => each.step === step).map(({ actor }) => actor))]
  return (
    <div className={styles.words}>
      <Text weight={isNow ? 'semibold' : 'regular'}>
        <StepTitle method={migration.method} step={step} />
      </Text>
      {record ? (
        <>
          <Text size={200} className={styles.minor}>
            {t('doneAt')} <Moment at={record.doneAt} />
            {actors.length > 0 ? ` · ${actors.join(', ')}` : ''}
          </Text>
          <Evidence step={step} evidence={record.evidence} migration={migration} />
        </>
      ) : (
        <Text size={200} className={styles.minor}>
          {isNow ? t('nowHere') : t('notYet')}
        </Text>
      )}
    </div>
  )
}
