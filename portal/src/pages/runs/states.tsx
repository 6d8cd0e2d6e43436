import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { stepKey } from '../../parts/step-key.ts'
import { STEPS, stepsDone, type Migration, type Run, type StepName } from './work.ts'

type Color = React.ComponentProps<typeof Badge>['color']

const RUN_COLORS: { readonly [state in Run['state']]: Color } = {
  running: 'brand',
  paused: 'warning',
  stopping: 'warning',
  stopped: 'subtle',
  finished: 'success',
}

const COLORS: { readonly [state in Migration['state']]: Color } = {
  queued: 'informative',
  working: 'brand',
  waiting: 'informative',
  'needs-person': 'danger',
  changed: 'danger',
  paused: 'warning',
  stopped: 'subtle',
  watching: 'success',
  done: 'success',
  superseded: 'subtle',
}

export function RunState({ state }: { readonly state: Run['state'] }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <Badge className={styles.badge} appearance="tint" color={RUN_COLORS[state]}>
      {t(`runState.${state}`)}
    </Badge>
  )
}

export function MigrationState({ state }: { readonly state: Migration['state'] }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <Badge className={styles.badge} appearance="tint" color={COLORS[state]}>
      {t(`state.${state}`)}
    </Badge>
  )
}

const useStyles = makeStyles({
  badge: { whiteSpace: 'nowrap', flexShrink: 0 },
  ladder: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  rungs: { display: 'flex', columnGap: '3px' },
  rung: { flexGrow: 1, height: '6px', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralStroke1 },
  done: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  now: { backgroundColor: tokens.colorBrandBackground },
  stands: { backgroundColor: tokens.colorPaletteRedBackground3 },
})

/** How far a migration has come: a bar with a piece per step, and the step in words. */
export function Ladder({ migration }: { readonly migration: Pick<Migration, 'method' | 'step' | 'state'> }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const steps = STEPS[migration.method]
  const done = stepsDone(migration)
  const here = steps[Math.min(done, steps.length - 1)]
  const isStanding = migration.state === 'needs-person' || migration.state === 'changed'
  const now = isStanding ? styles.stands : migration.state === 'stopped' || migration.state === 'superseded' ? undefined : styles.now
  return (
    <div className={styles.ladder}>
      <div className={styles.rungs} aria-hidden>
        {steps.map((step, at) => (
          <span key={step} className={mergeClasses(styles.rung, at < done && styles.done, at === done && now)} />
        ))}
      </div>
      <Text size={200}>
        {migration.state === 'done' ? t('allSteps') : t('stepOf', { at: done + 1, all: steps.length })}{' '}
        {here === undefined || migration.state === 'done' ? null : <StepTitle method={migration.method} step={here} />}
      </Text>
    </div>
  )
}

/** `switch-off` ends what was bought where it is a way back. */
export function StepTitle({ method, step }: { readonly method: Migration['method']; readonly step: StepName }): React.JSX.Element {
  const { t } = useTranslation('runs')
  return <>{t(`step.${stepKey(step, method)}`)}</>
}
