import { notFound, invalid, type ProblemTemplate } from './kinds.ts'

const SIGN_IN =
  'Sign in at /sign-in, or send Authorization: Bearer with the token that the product printed when it started (CROSSGRADE_TOKEN for the CLI).'
const ASK = 'Ask somebody who may, or whoever gives roles in your directory.'

function unauthorized<const Title extends string>(title: Title) {
  return { type: 'unauthorized', status: 401, title, detail: SIGN_IN } as const
}

function forbidden<const Detail extends string>(detail: Detail) {
  return { type: 'forbidden', status: 403, title: 'You may not do this', detail } as const
}

function secondPerson<const Detail extends string>(detail: Detail) {
  return { type: 'second-person', status: 403, title: 'Somebody else has to say yes', detail } as const
}

/** Who somebody is, and what they may do. */
export const PEOPLE = {
  'token-unknown': unauthorized('The token is not one of ours'),
  'nobody-signed-in': unauthorized('Nobody has signed in'),
  'session-over': unauthorized('The session is over'),
  'person-unknown': invalid('Nobody here is called {name}.'),
  forged: {
    type: 'forged',
    status: 403,
    title: 'The page that sent this is not known to be ours',
    detail: 'A change by somebody who has signed in carries the header {header} with what GET /api/session says. Load the page again.',
  },
  'may-not': forbidden(`{actor} may not {right}. They may {rights}. ${ASK}`),
  'may-nothing': forbidden(`{actor} may not {right}. None of their roles gives any right here. ${ASK}`),
  'token-may-not': forbidden('The token {token} may not {right}. With it they may {rights}. Use a token that may, or sign in.'),
  'token-may-nothing': forbidden('The token {token} may not {right}. With it they may do nothing. Use a token that may, or sign in.'),
  'token-of-person-may-not': forbidden(
    '{actor} may {right}, but the token {token} may not. With it they may {rights}. Use a token that may, or sign in.',
  ),
  'token-of-person-may-nothing': forbidden(
    '{actor} may {right}, but the token {token} may not. With it they may do nothing. Use a token that may, or sign in.',
  ),
  'no-role': {
    type: 'forbidden',
    status: 403,
    title: 'You have no role here',
    detail: '{actor} has none of the roles that give a right here. Ask whoever gives roles in your directory.',
  },
  'second-person-no-token': secondPerson('Here a person has to approve {plan}, and a token is none: sign in at /sign-in.'),
  'second-person': secondPerson(
    '{actor} made {plan}, and here nobody approves what they planned themselves. Ask somebody else who may approve plans.',
  ),
  'token-not-found': notFound('There is no such token', 'No token {token}. List them with: crossgrade token list'),
  'too-many-sign-ins': {
    type: 'too-many',
    status: 429,
    title: 'Too many sign-ins',
    detail: 'At most {most} sign-ins a minute are begun from one address. Wait a minute.',
  },
  'sign-in-not-begun': {
    type: 'sign-in-not-begun',
    status: 400,
    title: 'This sign-in was not begun here',
    detail: 'It was begun in another browser, finished already, or more than ten minutes ago. Begin again at /sign-in.',
  },
  'sign-in-refused': {
    type: 'sign-in-refused',
    status: 403,
    title: 'The directory did not let you in',
    detail: '{words}. Begin again at /sign-in; if it stays, ask whoever administers your directory.',
  },
  'directory-away': {
    type: 'directory-away',
    status: 503,
    title: 'The directory cannot be asked now',
    detail: 'Nobody can sign in until it answers again; runs go on. Whoever runs Crossgrade finds more in its output.',
  },
  'view-not-found': notFound('There is no such view', 'No view {view}. GET /api/views lists yours and those that are shared.'),
  'view-not-yours': {
    type: 'not-yours',
    status: 403,
    title: 'The view is somebody else’s',
    detail: '{owner} has saved {name} and shares it: ask them, or save one of your own under that name.',
  },
  'too-many-views': {
    type: 'too-many-views',
    status: 409,
    title: 'These are too many views',
    detail: '{owner} has kept {most}: delete one first.',
  },
} as const satisfies Readonly<Record<string, ProblemTemplate>>
