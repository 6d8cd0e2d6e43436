import { Badge, makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  tags: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  tag: { height: 'auto', whiteSpace: 'normal', overflowWrap: 'anywhere' },
})

/** The partner's own words for a customer. */
export function Tags({ tags }: { readonly tags: readonly string[] }): React.JSX.Element | null {
  const styles = useStyles()
  if (tags.length === 0) return null
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <Badge key={tag} className={styles.tag} appearance="outline" color="informative">
          {tag}
        </Badge>
      ))}
    </span>
  )
}
