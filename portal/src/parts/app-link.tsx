import { Link as FluentLink, type LinkProps } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface AppLinkProps extends Omit<Extract<LinkProps, { as?: 'a' }>, 'as' | 'href' | 'onClick'> {
  /** An address of `addresses.ts`, with what stands behind the `?`. */
  readonly to: string
  readonly children: ReactNode
}

/** A link to another page, which looks and reads as Fluent's do; with a key held it opens elsewhere, as links do. */
export function AppLink({ to, children, ...link }: AppLinkProps): React.JSX.Element {
  const router = useRouter()
  return (
    <FluentLink
      {...link}
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        void router.navigate({ href: to })
      }}
    >
      {children}
    </FluentLink>
  )
}
