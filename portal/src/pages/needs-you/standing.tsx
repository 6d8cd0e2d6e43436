import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { Scan } from './scan.tsx'

export type Overview = Answer<'/api/overview', 'get'>

const useStyles = makeStyles({
  failed: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
})

/** How far what is shown can be trusted: what may be written, how old the data is, and who is missing from it. */
export function Standing({ overview: { trust, scan } }: { readonly overview: Overview }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  return (
    <Section title={t('standing')} actions={<Scan isFirst={scan === null} />}>
      <Facts
        facts={[
          [
            t('trust'),
            <Badge key="trust" appearance="tint" color={trust === 'full' ? 'success' : 'informative'}>
              {t(`trustIs.${trust}`)}
            </Badge>,
          ],
          [t('data'), scan ? <Moment at={scan.takenAt} /> : t('neverRead')],
          [t('coverage'), scan ? <Coverage coverage={scan.coverage} /> : undefined],
        ]}
      />
    </Section>
  )
}

type CoverageRead = NonNullable<Overview['scan']>['coverage']

function Coverage({ coverage: { total, read, failed, firstFailed } }: { readonly coverage: CoverageRead }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const styles = useStyles()
  return (
    <>
      <Text>{t('read', { read, count: total })}</Text>
      {failed > 0 ? (
        <details>
          <summary>{t('notRead', { count: failed })}</summary>
          <ul className={styles.failed}>
            {firstFailed.map(({ customer, reason }) => (
              <li key={customer.id}>
                {customer.name} ({customer.domain}): <ReasonText reason={reason} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
