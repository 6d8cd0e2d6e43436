import { Badge, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../parts/clock.ts'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { Command } from '../../parts/command.tsx'

/** Who carries work out, and when they were last heard of. */
export function Workers(): React.JSX.Element {
  const { t, i18n } = useTranslation('connections')
  const { workers, version } = useStatus()
  const labelOf = useTableLabel()
  const ago = new Intl.RelativeTimeFormat(i18n.language, { style: 'short' })
  return (
    <Section title={t('workers')}>
      {workers.length === 0 ? (
        <Text>{t('noWorkers')}</Text>
      ) : (
        <PlainTable
          label={labelOf(t('workers'))}
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
              cell: ({ heartbeatAgeMs }) => since(heartbeatAgeMs, ago),
            },
          ]}
        />
      )}
      <Command command="npx crossgrade worker" />
    </Section>
  )
}

/** Seconds, or minutes and hours where it is long ago. */
function since(ageMs: number, format: Intl.RelativeTimeFormat): string {
  const seconds = Math.round(ageMs / 1000)
  if (seconds < 120) return format.format(-seconds, 'second')
  return seconds < 7200 ? format.format(-Math.round(seconds / 60), 'minute') : format.format(-Math.round(seconds / 3600), 'hour')
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
