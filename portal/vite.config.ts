import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { checkStrings } from './check-strings.ts'

/** Where the API of a product that was started by hand answers, for `vite dev`. */
const API = 'http://127.0.0.1:4200'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), checkStrings(join(import.meta.dirname, 'src', 'strings'))],
  // Replaced by the server in every answer: no style counts without it.
  html: { cspNonce: 'CSP_NONCE' },
  build: { outDir: join(import.meta.dirname, '..', 'dist', 'portal'), emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': API, '/sign-in': API, '/sign-out': API } },
})
