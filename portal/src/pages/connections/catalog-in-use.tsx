import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { useStatus } from '../../parts/clock.ts'
import { Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { Command } from '../../parts/command.tsx'

/** Which catalog is in use, and why files that have changed are not. */
export function CatalogInUse(): React.JSX.Element {
  const { t } = useTranslation('connections')
  const { catalog } = useStatus()
  return (
    <Section title={t('catalog')}>
      <Facts
        facts={[
          [t('version'), catalog.version.slice(0, 12)],
          [
            t('catalogHas'),
            <AppLink key="retirements" to={addressOf.retirements}>
              {t('retirements')}
            </AppLink>,
          ],
        ]}
      />
      {catalog.problem === null ? (
        <Text>{t('catalogFine')}</Text>
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('catalogProblem')}</MessageBarTitle> <span lang="en">{catalog.problem}</span>
          </MessageBarBody>
        </MessageBar>
      )}
      <Command command="npx crossgrade catalog check FILE" />
    </Section>
  )
}
