import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { Section } from '../../../parts/section.tsx'
import { Command } from '../../../parts/command.tsx'
import { CopyButton } from '../copy-button.tsx'
import { usePlanLayout } from '../plan-layout.ts'

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyBase },
})

/** What is left of the part as tasks for a person, in their order. */
export function ByHand({ plan, customer }: { readonly plan: string; readonly customer: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const { data, error } = api.useQuery('get', '/api/plans/{id}/parts/{customer}/by-hand', { params: { path: { id: plan, customer } } })
  return (
    <Section title={t('tabs.by-hand')} actions={data ? <CopyButton text={data.text} /> : null}>
      <div className={layout.stack}>
        <Text className={layout.minor}>{t('byHandMeans')}</Text>
        {error ? <ProblemNote error={error} /> : null}
        {data ? (
          <pre className={styles.text} lang="en">
            {data.text.trimEnd()}
          </pre>
        ) : error ? null : (
          <PageLoading />
        )}
        <Command command={`npx crossgrade plan export ${plan} --by-hand ${customer}`} />
      </div>
    </Section>
  )
}
