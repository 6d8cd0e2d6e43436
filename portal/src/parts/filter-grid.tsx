import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 11rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
})

/** Filters side by side, as many as there is room for. */
export function FilterGrid({ label, children }: { readonly label: string; readonly children: ReactNode }): React.JSX.Element {
  const styles = useStyles()
  return (
    <div role="search" aria-label={label} className={styles.grid}>
      {children}
    </div>
  )
}
