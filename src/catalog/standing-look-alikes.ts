import { offerKey } from './find-match.ts'
import type { CatalogFile } from './read-catalog-file.ts'
import type { LookAlikeEntry } from './reference-sections.ts'

/**
 * Whether a look-alike of a file holds: one whose offer id a later folder lists as retired looks like nothing else any more. Two files of
 * one folder that contradict each other stay as they are, and are a problem; so does a mere name.
 */
export function standingLookAlikes(
  folders: readonly (readonly CatalogFile[])[],
): (lookAlike: LookAlikeEntry, file: CatalogFile) => boolean {
  const claims = folders.map((folder) => new Set(folder.flatMap(retiredOffersOf)))
  const folderOf = new Map(folders.flatMap((folder, at) => folder.map((file) => [file, at] as const)))
  return ({ offerId }, file) => {
    const later = claims.slice((folderOf.get(file) ?? 0) + 1)
    return !offerId || !later.some((claimed) => claimed.has(offerKey(offerId)))
  }
}

function retiredOffersOf(file: CatalogFile): readonly string[] {
  if (file.kind !== 'retirement') return []
  return file.content.retires.flatMap(({ offerId }) => (offerId ? [offerKey(offerId)] : []))
}
