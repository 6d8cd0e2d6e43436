import { Fragment } from 'react'

export interface Service {
  readonly id: string
  /** As the APIs name it. */
  readonly name: string
  readonly title: string
}

/** Services in a line as people call them; what the APIs call one shows when it is pointed at. */
export function ServiceNames({ services }: { readonly services: readonly Service[] }): React.JSX.Element {
  return (
    <span lang="en">
      {services.map(({ id, name, title }, at) => (
        <Fragment key={id}>
          {at === 0 ? null : ', '}
          <span title={name === title ? undefined : name}>{title}</span>
        </Fragment>
      ))}
    </span>
  )
}
