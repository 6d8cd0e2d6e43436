import { createContext, use, useEffect, useState } from 'react'
import { useSession } from '../../../api/session.ts'
import { dropDraft, EMPTY, keepDraft, readDraft, withSearch, withUnread, type Choices, type Draft, type TypedField } from './draft.ts'
import type { WizardSearch } from './wizard-search.ts'

export interface DraftInHand {
  readonly draft: Draft
  readonly change: (members: Partial<Draft>) => void
  readonly choose: (members: Partial<Choices>) => void
  /** Takes what a field says: undefined where what was typed cannot be read. */
  readonly type: (field: TypedField, typed: string, read: Partial<Choices> | undefined) => void
  readonly startOver: () => void
}

export const DraftContext = createContext<DraftInHand | undefined>(undefined)

/** The choices that are being made, and how they are changed. */
export function useDraft(): DraftInHand {
  const inHand = use(DraftContext)
  if (!inHand) throw new Error('no plan is being made here')
  return inHand
}

/** Kept in this browser under the reader's name with every change, so that it can be left and come back to. */
export function useKeptDraft(search: WizardSearch): DraftInHand {
  const { actor } = useSession()
  const [draft, setDraft] = useState(() => withSearch(readDraft(actor), search))
  // A step has no more than its name in the address: what a link has chosen is kept before the first change too.
  useEffect(() => {
    if (Object.keys(search).some((name) => name !== 'step')) keepDraft(actor, draft)
  }, [actor, draft, search])
  const change = (members: Partial<Draft>): void => {
    const next = { ...draft, ...members }
    keepDraft(actor, next)
    setDraft(next)
  }
  return {
    draft,
    change,
    choose: (members) => change({ choices: { ...draft.choices, ...members } }),
    type: (field, typed, read) =>
      change({ choices: { ...draft.choices, ...read }, ...withUnread(draft, field, read === undefined ? typed : undefined) }),
    startOver() {
      dropDraft(actor)
      setDraft(EMPTY)
    },
  }
}
