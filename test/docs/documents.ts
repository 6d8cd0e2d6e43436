import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

export const ROOT = dirname(dirname(import.meta.dirname))

/** A Markdown file of the checkout. */
export interface Document {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Every document that people read; what npm, git and builds make is left out. */
export function listDocuments(folder: string = ROOT): readonly Document[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return listDocuments(path)
      return entry.name.endsWith('.md') ? [{ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }] : []
    })
}

/** Relative targets of links and images, outside of code. */
export function linksIn({ text }: Document): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => (target && !/^[a-z]+:/.test(target) ? [target] : []))
}

/** The anchors that GitHub gives to headings. */
export function anchorsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The cells of a Markdown table's rows, of every table of a text. */
export function rowsIn(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
