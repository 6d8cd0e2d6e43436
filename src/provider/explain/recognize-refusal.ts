import { CODE_ROWS } from './code-rows.ts'
import type { Api } from './explanation.ts'

/** Whose code a sentence explains that begins as `whatOf` words it, `<what> (<code>…`; undefined where it explains none. Pure. */
export function recognizeRefusal(text: string): { readonly api: Api; readonly code: string } | undefined {
  const codesOf = ({ code, state }: (typeof CODE_ROWS)[number]): readonly string[] => (state === undefined ? [code] : [code, state])
  for (const row of CODE_ROWS)
    for (const code of codesOf(row))
      if ([')', ': '].some((end) => text.startsWith(`${row.what} (${code}${end}`))) return { api: row.api, code }
  return undefined
}
