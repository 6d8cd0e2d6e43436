import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Section } from '../../parts/section.tsx'
import type { Overview } from './standing.tsx'

/** From what nobody has begun to what is done. */
const STATES = ['no-plan', 'planned', 'approved', 'running', 'needs-person', 'done', 'undone'] as const

const useStyles = makeStyles({
  states: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(7.5rem, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  state: {
    display: 'flex',
    flexDirection: 'column',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** How many affected customers stand where; each figure leads to them. */
export function States({ states }: { readonly states: NonNullable<Overview['states']> }): React.JSX.Element {
  const { t, i18n } = useTranslation('needs-you')
  const styles = useStyles()
  const count = new Intl.NumberFormat(i18n.language)
  return (
    <Section title={t('states')}>
      <ul className={styles.states}>
        {STATES.map((state) => (
          <li key={state} className={styles.state}>
            <Text size={600} weight="semibold">
              {count.format(states[state])}
            </Text>
            <AppLink to={`${addressOf.customers}?state=${state}`}>{t(`state.${state}`)}</AppLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
