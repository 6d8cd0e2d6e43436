/** All texts of this language, in one piece. */
export const files = import.meta.glob('./it/*.json', { import: 'default', eager: true })
