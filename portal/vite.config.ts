import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { checkStrings } from './check-strings.ts'

/** A module that so many pages use is loaded with the first. */
const SHARED_BY = 10
const CHARTS = /react-charts|[\\/]d3-/

/** Where the API of a product that was started by hand answers, for `vite dev`. */
const API = 'http://127.0.0.1:4200'

/**
 * Few files instead of hundreds: what the frame and most pages share comes at once, and a page brings what is its own.
 */
const GROUPS = [
  { name: 'shared', minShareCount: SHARED_BY, test: (id: string) => !CHARTS.test(id) },
  // What the frame has besides, and what the router knows of every page: many small files take longer than one.
  {
    name: 'frame',
    test: /@fluentui[\\/]react-(icons|menu|drawer|card|tabster)[\\/]|pages[\\/].*(search|filters|work)\.ts$|parts[\\/](domain|deadline-name|what-waits|moment|clock|date-format|elide)\.tsx?$|needs-you[\\/]scan\.tsx$/,
  },
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), checkStrings(join(import.meta.dirname, 'src', 'strings'))],
  // Replaced by the server in every answer: no style counts without it.
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: join(import.meta.dirname, '..', 'dist', 'portal'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { proxy: { '/api': API, '/sign-in': API, '/sign-out': API } },
})
