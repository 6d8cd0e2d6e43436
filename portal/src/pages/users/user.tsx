import { getRouteApi } from '@tanstack/react-router'
import { UserView } from './user-view.tsx'

const route = getRouteApi('/inside/users/$upn')

/** One user by user principal name. */
export function User(): React.JSX.Element {
  const { upn } = route.useParams()
  return <UserView key={upn} userPrincipalName={upn} />
}
