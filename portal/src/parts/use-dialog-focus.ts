import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Begins a dialog at the element, and goes back to where the reader was when the dialog is gone; to the page where that is gone too. */
export function useDialogFocus<E extends HTMLElement>(): RefObject<E | null> {
  const first = useRef<E>(null)
  const before = useRef<Element>(null)
  // Before the dialog takes the focus, which it does in an effect of its own.
  useLayoutEffect(() => {
    before.current = document.activeElement
  }, [])
  useEffect(() => {
    first.current?.focus()
    return () => goBackTo(before.current)
  }, [])
  return first
}

/** In a moment: while the dialog goes, what is behind it takes no focus, and what was asked for is on its way. */
function goBackTo(before: Element | null): void {
  setTimeout(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const to = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.getElementById('page')
    to?.focus()
  })
}
