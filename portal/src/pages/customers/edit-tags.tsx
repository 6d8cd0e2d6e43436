import {
  Field,
  Input,
  makeStyles,
  TagGroup,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  tokens,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Tags } from '../../parts/tags.tsx'

const TAG_MOST = 40

const useStyles = makeStyles({
  tags: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  group: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
  input: { width: '9rem', minWidth: 0 },
})

/** The words of a customer; whoever may plan puts one on or takes one off. */
export function EditTags({ customer, tags }: { readonly customer: string; readonly tags: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const queries = useQueryClient()
  const isAllowed = useMay('plan')
  const put = api.useMutation('put', '/api/customers/{customer}/tags', { onSuccess: () => queries.invalidateQueries() })
  const [typed, setTyped] = useState('')
  const keep = (next: readonly string[]): void => put.mutate({ params: { path: { customer } }, body: { tags: [...next] } })
  return (
    <form
      className={styles.tags}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') keep([...tags, typed.trim()])
      }}
    >
      {isAllowed && tags.length > 0 ? (
        <TagGroup
          className={styles.group}
          aria-label={t('tags')}
          onDismiss={(_event, { value }) => keep(tags.filter((tag) => tag !== value))}
        >
          {tags.map((tag) => (
            <InteractionTag key={tag} value={tag} size="small">
              <InteractionTagPrimary hasSecondaryAction>{tag}</InteractionTagPrimary>
              <InteractionTagSecondary aria-label={t('takeOff', { tag })} />
            </InteractionTag>
          ))}
        </TagGroup>
      ) : (
        <Tags tags={tags} />
      )}
      {isAllowed ? (
        <Field>
          <Input
            size="small"
            className={styles.input}
            aria-label={t('newTag')}
            placeholder={t('newTag')}
            maxLength={TAG_MOST}
            value={typed}
            onChange={(_event, { value }) => setTyped(value)}
          />
        </Field>
      ) : null}
      <RightButton right="plan" size="small" type="submit" disabled={put.isPending || typed.trim() === ''}>
        {t('addTag')}
      </RightButton>
      {put.error ? <ProblemNote error={put.error} /> : null}
    </form>
  )
}
