import { Badge, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useStatus } from '../../parts/clock.ts'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { Command } from '../../parts/command.tsx'

/** Where the connection leads, and whether anything may be written there now. */
export function Provider(): React.JSX.Element {
  const { t, i18n } = useTranslation('connections')
  const { provider, practice, writesStopped, clock, version } = useStatus()
  const queries = useQueryClient()
  const allow = api.useMutation('post', '/api/writes/allow', { onSuccess: () => queries.invalidateQueries() })
  const rate = new Intl.NumberFormat(i18n.language).format(clock.rate)
  return (
    <Section title={t('provider')}>
      <Facts
        facts={[
          [
            t('leadsTo'),
            <>
              {provider.url}{' '}
              {practice ? (
                <Badge appearance="tint" color="important">
                  {t('practice')}
                </Badge>
              ) : (
                <Badge appearance="tint" color="danger">
                  {t('real')}
                </Badge>
              )}
            </>,
          ],
          [
            t('writes'),
            writesStopped ? (
              <>
                <Badge appearance="tint" color="warning">
                  {t('writesStopped')}
                </Badge>{' '}
                {writesStopped.by}, <Moment at={writesStopped.at} />
              </>
            ) : (
              <Badge appearance="tint" color="success">
                {t('writesAllowed')}
              </Badge>
            ),
          ],
          [
            t('time'),
            <>
              <Moment at={clock.now} /> {clock.rate === 1 ? null : t('clockRate', { rate })}
            </>,
          ],
          [t('version'), version],
        ]}
      />
      {practice ? (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('practiceMeans')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {writesStopped ? (
        <div>
          <RightButton right="connect" disabled={allow.isPending} onClick={() => allow.mutate({})}>
            {t('allowWrites')}
          </RightButton>
        </div>
      ) : null}
      <Command command={writesStopped ? 'npx crossgrade writes allow' : 'npx crossgrade writes stop'} />
      {allow.error ? <ProblemNote error={allow.error} /> : null}
    </Section>
  )
}
