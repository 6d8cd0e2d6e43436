/** What the API says in English, for those who read it in another language. */
export { default as reasons } from './en/reasons.json'
export { default as refusals } from './en/refusals.json'
