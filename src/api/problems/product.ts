import { invalid, type ProblemTemplate } from './kinds.ts'

const GO_ON = 'Runs then go on from where they are.'

function databaseAway<const Detail extends string>(detail: Detail) {
  return { type: 'database-away', status: 503, title: 'The database cannot be used now', detail } as const
}

function ourFault<const Detail extends string>(detail: Detail) {
  return { type: 'our-fault', status: 500, title: 'Something is wrong with Crossgrade itself', detail } as const
}

/** What can be wrong with any request, and with the product itself. `…-said` is for whoever is known here. */
export const PRODUCT = {
  'no-such-path': {
    type: 'not-found',
    status: 404,
    title: 'There is nothing here',
    detail: '{method} {path} is no operation; they are listed at /openapi.json',
  },
  'invalid-request': invalid('{words}'),
  'no-text': invalid('A text that was sent has a character of code 0 in it, which is in no name and no id: leave it out.'),
  'bad-request': { type: 'bad-request', status: 400, title: 'The request cannot be read', detail: '{words}' },
  'too-large': { type: 'too-large', status: 413, title: 'What was sent is too large', detail: 'At most {megabytes} MB are taken here.' },
  'our-fault': ourFault('Whoever runs Crossgrade finds more in its output.'),
  'our-fault-said': ourFault('{words}'),
  'database-full': databaseAway(`The disk that holds the database is full; make room on it. ${GO_ON}`),
  'database-full-said': databaseAway(`The disk that holds the database is full; make room on it. ${GO_ON} PostgreSQL says: {words}`),
  'database-away': databaseAway(`It does not answer, or has no room for more; see to it. ${GO_ON}`),
  'database-away-said': databaseAway(`It does not answer, or has no room for more; see to it. ${GO_ON} PostgreSQL says: {words}`),
  'file-missing': invalid('The file is missing.'),
  'file-wrong': invalid('{count} things are wrong with {file}; nothing of it is used.'),
  'file-wrong-in-part': invalid('{count} things are wrong with {file}; nothing of it is used. The first {listed} are listed.'),
  'file-wrong-once': invalid('{place}: {words}'),
  'file-wrong-whole': invalid('{words}'),
} as const satisfies Readonly<Record<string, ProblemTemplate>>
