import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { isSignedOut, Problem } from './api/problem.ts'
import { signIn } from './api/session.ts'
import { createPortalRouter } from './router.tsx'
import { ThemeContext, useChosenTheme } from './shell/theme.ts'

/** What was read is shown at once again for so long, and read anew behind it. */
const FRESH_MS = 2000
const TRIES = 2

/** In a file of its own it would be waited for before anything is drawn. */
const useBodyStyle = makeStaticStyles({ body: { margin: 0 } })

const useStyles = makeStyles({
  all: { minHeight: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
})

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // What was refused is refused again; a server that does not answer may be back in a moment.
      retry: (failures, error) => failures < TRIES && !(error instanceof Problem && error.status < 500),
    },
  },
})
queries.getQueryCache().subscribe(({ query }) => {
  if (isSignedOut(query.state.error)) signIn()
})

export const router = createPortalRouter(queries)

export function App(): React.JSX.Element {
  useBodyStyle()
  const styles = useStyles()
  const chosen = useChosenTheme()
  return (
    <ThemeContext value={chosen}>
      <FluentProvider theme={chosen.theme}>
        <div className={styles.all}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </div>
      </FluentProvider>
    </ThemeContext>
  )
}
