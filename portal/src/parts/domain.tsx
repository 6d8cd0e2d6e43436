import { Fragment } from 'react'

/** A domain, which goes on behind a dot where it does not fit into a line. */
export function Domain({ domain }: { readonly domain: string }): React.JSX.Element {
  const [first, ...rest] = domain.split('.')
  return (
    <>
      {first}
      {rest.map((label, at) => (
        <Fragment key={at}>
          .<wbr />
          {label}
        </Fragment>
      ))}
    </>
  )
}
