import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { RightLevel, useRightName, type Right } from './right-level.tsx'

const useStyles = makeStyles({
  words: { display: 'block', minWidth: '14rem', maxWidth: '30rem' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Rights in full: how sure each is, what was found, what to do about it and who does it. */
export function RightTable({ label, rights }: { readonly label: string; readonly rights: readonly Right[] }): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const nameOf = useRightName()
  return (
    <PlainTable
      label={label}
      rows={rights}
      keyOf={({ right }) => right}
      columns={[
        { key: 'right', title: t('rightTo'), cell: ({ right }) => nameOf(right) },
        { key: 'level', title: t('sure'), cell: (right) => <RightLevel right={right} /> },
        {
          key: 'what',
          title: t('found'),
          cell: ({ what, facts, message, code }) => (
            <span className={styles.words}>
              <SaidText of={['finding.right', 'refusal']} sentence={{ text: what, facts: { ...facts, code } }} />
              {message === null ? null : (
                <Text size={200} block className={styles.minor} lang="en">
                  {code === null ? message : `${code}: ${message}`}
                </Text>
              )}
            </span>
          ),
        },
        {
          key: 'fix',
          title: t('fix'),
          cell: ({ fix, whoFixes, level, code }) =>
            level === 'proven' || fix === '' ? (
              <span className={styles.minor}>{t('nothingToFix')}</span>
            ) : (
              <span className={styles.words}>
                <strong>{t(`parts:whoFixes.${whoFixes as 'operator'}`, { defaultValue: whoFixes })}</strong>:{' '}
                <SaidText of={['finding.fix', 'refusal']} sentence={{ text: fix, facts: { code } }} />
              </span>
            ),
        },
        { key: 'at', title: t('lookedAt'), cell: ({ checkedAt }) => <Moment at={checkedAt} /> },
      ]}
    />
  )
}
