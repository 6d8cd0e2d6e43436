import { Badge, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../parts/clock.ts'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { Command } from '../../parts/command.tsx'

/** Who carries work out, and when they were last heard of. */
export function Workers(): React.JSX.Element {
  const { t, i18n } = useTranslation('connections')
  const { workers, version } = useStatus()
  const seconds = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 0 })
  return (
    <Section title={t('workers')}>
      {workers.length === 0 ? (
        <Text>{t('noWorkers')}</Text>
      ) : (
        <PlainTable
          label={t('workers')}
          rows={workers}
          keyOf={({ id }) => id}
          columns={[
            { key: 'id', title: t('worker'), cell: ({ id }) => id },
            {
              key: 'version',
              title: t('version'),
              cell: (worker) => (worker.version === version ? worker.version : t('otherVersion', { version: worker.version })),
            },
            { key: 'state', title: t('state'), cell: ({ state }) => <WorkerState state={state} /> },
            {
              key: 'heartbeat',
              title: t('heartbeat'),
              isNumber: true,
              cell: ({ heartbeatAgeMs }) => t('ago', { time: seconds.format(heartbeatAgeMs / 1000) }),
            },
          ]}
        />
      )}
      <Command command="npx crossgrade worker" />
    </Section>
  )
}

function WorkerState({ state }: { readonly state: string }): React.JSX.Element {
  const { t } = useTranslation('connections')
  if (state === 'alive')
    return (
      <Badge appearance="tint" color="success">
        {t('alive')}
      </Badge>
    )
  return (
    <Badge appearance="tint" color="warning">
      {state === 'lost' ? t('lost') : state === 'gone' ? t('gone') : state}
    </Badge>
  )
}
