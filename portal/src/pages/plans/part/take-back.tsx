import { Badge, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Day } from '../../../parts/moment.tsx'
import { PlainTable } from '../../../parts/plain-table.tsx'
import { SaidText } from '../../../parts/said-text.tsx'
import { useSaid } from '../../../parts/use-said.ts'
import { usePlanLayout } from '../plan-layout.ts'
import type { Replacing } from '../review/reviewed.ts'

/** Which steps can be taken back once they are done, how and for how long; of a way back, what becomes of each step. */
export function TakeBack({ decision: { takeBack, undoes } }: { readonly decision: Replacing }): React.JSX.Element | null {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  if (undoes !== null) return <WayBack steps={undoes} />
  if (takeBack.length === 0) return null
  return (
    <div className={layout.tight}>
      <Text weight="semibold">{t('takeBack')}</Text>
      <PlainTable
        label={t('takeBack')}
        columns={[
          {
            key: 'what',
            title: t('step'),
            cell: ({ what, subject }) => t(`takeBackOf.${what}`, { subject }),
          },
          { key: 'possible', title: t('canBeTakenBack'), cell: ({ isPossible }) => <Possible isPossible={isPossible} /> },
          {
            key: 'until',
            title: t('until'),
            cell: ({ isPossible, days, until }) => {
              if (!isPossible) return '—'
              return (
                <>
                  {days === null ? null : t('withinDays', { count: days })}
                  {days !== null && until !== null ? <>{t('atTheLatest')} </> : null}
                  {until === null ? null : <Day at={until} />}
                  {days === null && until === null ? t('noEnd') : null}
                </>
              )
            },
          },
        ]}
        rows={takeBack}
        keyOf={({ what, subject }) => `${what} ${subject}`}
      />
    </div>
  )
}

function Possible({ isPossible }: { readonly isPossible: boolean }): React.JSX.Element {
  const { t } = useTranslation('plans')
  return isPossible ? (
    <Badge appearance="tint" color="success">
      {t('yes')}
    </Badge>
  ) : (
    <Badge appearance="tint" color="danger">
      {t('never')}
    </Badge>
  )
}

function WayBack({ steps }: { readonly steps: NonNullable<Replacing['undoes']> }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const say = useSaid()
  const layout = usePlanLayout()
  return (
    <div className={layout.tight}>
      <Text weight="semibold">{t('wayBack')}</Text>
      <PlainTable
        label={t('wayBack')}
        columns={[
          {
            key: 'subject',
            title: t('step'),
            cell: ({ what, subject: text, facts }) => {
              const subject = say('wayBack.subject', { text, facts }).text
              return t(`wayBackOf.${what as 'stays'}`, { subject, defaultValue: `${what}: ${subject}` })
            },
          },
          { key: 'possible', title: t('canBeTakenBack'), cell: ({ isPossible }) => <Possible isPossible={isPossible} /> },
          { key: 'until', title: t('until'), cell: ({ until }) => (until === null ? '—' : <Day at={until} />) },
          {
            key: 'cost',
            title: t('cost'),
            cell: ({ cost, facts }) => (cost === null ? t('unknown') : <SaidText of="wayBack.cost" sentence={{ text: cost, facts }} />),
          },
          { key: 'note', title: t('note'), cell: ({ note, facts }) => <SaidText of="wayBack.note" sentence={{ text: note, facts }} /> },
        ]}
        rows={steps}
        keyOf={({ what, subject }) => `${what} ${subject}`}
      />
    </div>
  )
}
