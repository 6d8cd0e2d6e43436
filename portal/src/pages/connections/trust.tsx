import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useStatus, type Status } from '../../parts/clock.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { Command } from '../../parts/command.tsx'

type Level = Status['trust']

const LEVELS = ['read-only', 'full'] as const satisfies readonly Level[]

const useStyles = makeStyles({
  levels: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  level: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  current: { border: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '14rem', minWidth: 0 },
})

/** How far the connection may go, what each level means, and the change to another. */
export function Trust(): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const { trust } = useStatus()
  const [asked, setAsked] = useState<Level>()
  return (
    <Section title={t('trust')}>
      <ul className={styles.levels}>
        {LEVELS.map((level) => (
          <li key={level} className={mergeClasses(styles.level, level === trust && styles.current)}>
            <div className={styles.words}>
              <Text weight="semibold">{t(`level.${level}`)}</Text>
              <Text>{t(`levelMeans.${level}`)}</Text>
            </div>
            {level === trust ? (
              <Badge appearance="filled">{t('current')}</Badge>
            ) : (
              <RightButton right="connect" onClick={() => setAsked(level)}>
                {t(`changeTo.${level}`)}
              </RightButton>
            )}
          </li>
        ))}
      </ul>
      <Command command={`npx crossgrade connection trust ${trust === 'full' ? 'read-only' : 'full'}`} />
      {asked ? <Question level={asked} onClose={() => setAsked(undefined)} /> : null}
    </Section>
  )
}

function Question({ level, onClose }: { readonly level: Level; readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('connections')
  const queries = useQueryClient()
  const { practice } = useStatus()
  const runs = api.useQuery('get', '/api/runs', {})
  const set = api.useMutation('put', '/api/connection/trust')
  const underWay = runs.data?.items.filter(({ state }) => state === 'running' || state === 'stopping').length ?? 0
  return (
    <Confirm
      title={t(`changeQuestion.${level}`)}
      act={t(`changeTo.${level}`)}
      onClose={onClose}
      onAct={async () => {
        await set.mutateAsync({ body: { level } })
        await queries.invalidateQueries()
      }}
    >
      {t(level === 'full' ? 'fullWillMean' : 'readOnlyWillMean', { count: underWay })} {practice ? t('stillPractice') : null}
    </Confirm>
  )
}
