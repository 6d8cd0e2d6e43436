import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { STEPS, type StepName } from './wizard-search.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', listStyleType: 'none', margin: 0, padding: 0, gap: tokens.spacingHorizontalS },
  link: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorBrandStroke2}`,
  },
})

/** The steps, each with its address: any of them can be gone back to. */
export function StepList({ current }: { readonly current: StepName }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const styles = useStyles()
  return (
    <nav aria-label={t('steps')}>
      <ol className={styles.list}>
        {STEPS.map((step, at) => (
          <li key={step}>
            <Link
              to="/plans/new"
              search={{ step }}
              className={mergeClasses(styles.link, step === current && styles.current)}
              // The router marks every step of this page as the current one.
              activeProps={{ 'aria-current': step === current ? 'step' : undefined }}
            >
              {at + 1}. {t(`step.${step}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
