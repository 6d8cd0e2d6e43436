import { createDOMRenderer, RendererProvider } from '@fluentui/react-components'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, router } from './app.tsx'
import { formatDate } from './parts/date-format.ts'
import { readersLanguage, startStrings } from './strings/i18n.ts'

/** The page's own mark, without which the browser takes no style from us. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })
const root = document.getElementById('portal')
if (!root) throw new Error('index.html has no #portal')

/** So long nothing is shown while the first page is read; then the page shows that it is. */
const BLANK_MOST_MS = 400

const firstPage = Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, BLANK_MOST_MS))])
// Once both are asked for, and while they are on their way: the first date takes a browser longer than all others together.
setTimeout(() => formatDate(new Date(), 'moment', readersLanguage()))
await Promise.all([startStrings(), firstPage])
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <App />
    </RendererProvider>
  </StrictMode>,
)
