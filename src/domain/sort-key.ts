/** A text as it is sorted and searched by: without regard to case and accents, the same in every database. */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}
