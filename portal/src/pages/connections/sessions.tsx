import { Field, Input, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { Command } from '../../parts/command.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  field: { flexGrow: 1, maxWidth: '26rem', minWidth: 'min(16rem, 100%)' },
})

/** Signs a person out wherever they are. */
export function Sessions(): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const end = api.useMutation('post', '/api/sessions/end')
  const who = name.trim()
  return (
    <Section title={t('sessions')}>
      <Text>{t('sessionsMean')}</Text>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (who !== '') setAsked(true)
        }}
      >
        <Field label={t('person')} className={styles.field}>
          <Input value={name} onChange={(_event, { value }) => setName(value)} placeholder="name@example.com" autoComplete="off" />
        </Field>
        <RightButton right="connect" type="submit" disabled={who === ''}>
          {t('endSessions')}
        </RightButton>
      </form>
      {end.data ? (
        <MessageBar intent={end.data.ended === 0 ? 'info' : 'success'}>
          <MessageBarBody>{t('ended', { count: end.data.ended })}</MessageBarBody>
        </MessageBar>
      ) : null}
      <Command command="npx crossgrade session end name@example.com" />
      {isAsked ? (
        <Confirm
          title={t('endQuestion', { name: who })}
          act={t('endSessions')}
          onClose={() => setAsked(false)}
          onAct={() => end.mutateAsync({ body: { userPrincipalName: who } })}
        >
          {t('endMeans', { name: who })}
        </Confirm>
      ) : null}
    </Section>
  )
}
