/** All texts of this language, in one piece. */
export const files = import.meta.glob('./sv/*.json', { import: 'default', eager: true })
