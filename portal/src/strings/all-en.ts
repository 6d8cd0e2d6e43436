/** All texts of this language, in one piece. */
export const files = import.meta.glob('./en/*.json', { import: 'default', eager: true })
