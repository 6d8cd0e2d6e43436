/** All texts of this language, in one piece. What the API says is said in English already: those are read beside another language alone. */
export const files = import.meta.glob(['./en/*.json', '!./en/reasons.json', '!./en/refusals.json'], { import: 'default', eager: true })
