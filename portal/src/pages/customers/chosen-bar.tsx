import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { read } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { keepChoice } from '../../parts/customer-choice.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { asked, type Search } from './search.ts'
import { TagCustomers } from './tag-customers.tsx'

/** As many as a tag can be put on at once by name. */
const CHOSEN_MOST = 2000
const PER_PAGE = 500

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

interface ChosenBarProps {
  /** Domains. */
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly search: Search
  readonly total: number
}

/** What can be done with several customers at once. */
export function ChosenBar({ chosen, onChoose, search, total }: ChosenBarProps): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  const number = new Intl.NumberFormat(i18n.language)
  const styles = useStyles()
  const navigate = useNavigate()
  const [act, setAct] = useState<'add' | 'remove' | null>(null)
  const [error, setError] = useState<unknown>(undefined)
  const isNone = chosen.size === 0
  return (
    <>
      <div className={styles.bar} role="group" aria-label={t('withChosen')}>
        <Text role="status">{t('chosen', { count: chosen.size })}</Text>
        <Button
          appearance="subtle"
          disabled={total === 0}
          onClick={() => void listDomains(search).then((all) => onChoose(new Set(all)), setError)}
        >
          {total > CHOSEN_MOST
            ? t('chooseFirst', { most: number.format(CHOSEN_MOST), all: number.format(total) })
            : t('chooseAll', { count: total })}
        </Button>
        {isNone ? null : (
          <Button appearance="subtle" onClick={() => onChoose(new Set())}>
            {t('chooseNone')}
          </Button>
        )}
        <RightButton right="plan" disabled={isNone} onClick={() => setAct('add')}>
          {t('addTag')}
        </RightButton>
        <RightButton right="plan" disabled={isNone} onClick={() => setAct('remove')}>
          {t('removeTag')}
        </RightButton>
        <RightButton right="plan" disabled={isNone} onClick={() => void navigate({ href: planOf(chosen) })}>
          {t('planThese')}
        </RightButton>
      </div>
      {error === undefined ? null : <ProblemNote error={error} />}
      {act === null ? null : <TagCustomers act={act} customers={[...chosen]} onClose={() => setAct(null)} />}
    </>
  )
}

function planOf(chosen: ReadonlySet<string>): string {
  return `${addressOf.newPlan}?${new URLSearchParams(keepChoice([...chosen])).toString()}`
}

/** Those that match, in their order, as far as they can be chosen. */
async function listDomains(search: Search): Promise<readonly string[]> {
  const found: string[] = []
  while (found.length < CHOSEN_MOST) {
    const { items, total } = await read('/api/customers', {
      params: { query: { ...asked(search), offset: found.length, limit: PER_PAGE } },
    })
    found.push(...items.map(({ customer }) => customer.domain))
    if (items.length === 0 || found.length >= total) break
  }
  return found.slice(0, CHOSEN_MOST)
}
