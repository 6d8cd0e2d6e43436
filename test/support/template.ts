/** The database that has the schema, the engine’s own with it, and nothing else; each test file gets a clone. */
export const TEMPLATE = 'template_crossgrade'
