import { useRouter } from '@tanstack/react-router'
import { RightButton, type RightButtonProps } from '../../parts/right-button.tsx'

type GoButtonProps = Omit<RightButtonProps, 'onClick'> & { readonly to: string }

/** A button that leads to another page, for whoever may do what is done there. */
export function GoButton({ to, ...button }: GoButtonProps): React.JSX.Element {
  const router = useRouter()
  return <RightButton {...button} onClick={() => void router.navigate({ href: to })} />
}
