/** The database that has the schema and nothing else; each test file gets a clone. */
export const TEMPLATE = 'template_crossgrade'
