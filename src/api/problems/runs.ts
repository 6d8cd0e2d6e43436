import { conflict, invalid, notFound, type ProblemTemplate } from './kinds.ts'

const ANEW =
  'What is left wants a new plan: crossgrade snapshot take, crossgrade plan create, crossgrade plan approve, crossgrade run start.'

function runStopped<const Detail extends string>(detail: Detail) {
  return conflict('run-stopped', 'The run was stopped for good', detail)
}

function carriedOut<const Detail extends string>(detail: Detail) {
  return conflict('already-carried-out', 'Every approved part is in a run already', detail)
}

function withGroup<const Detail extends string>(detail: Detail) {
  return conflict('moves-with-group', 'A group moves with all its members at once', detail)
}

function notAtGate<const Detail extends string>(detail: Detail) {
  return conflict('not-at-the-gate', 'The customer does not wait for this at this moment', detail)
}

function notReapplied<const Detail extends string>(detail: Detail) {
  return conflict('not-reapplied', 'It cannot be applied again', detail)
}

/** Runs, and what is asked of them while they are under way and afterwards. */
export const RUNS = {
  'no-run-yet': notFound(
    'There is no run yet',
    'Nothing was carried out until now. Plan, approve and start one: crossgrade plan list, crossgrade plan approve, crossgrade run start.',
  ),
  'run-not-found': notFound('There is no such run', 'No run {run}. List them with: crossgrade run list'),
  'customer-not-in-run': notFound(
    'There is no such customer',
    'No customer {customer} in {run}. List them with: crossgrade run show {run}',
  ),
  'nothing-approved': conflict(
    'nothing-approved',
    'No part of this plan is approved',
    'Approve parts first, for example: crossgrade plan approve {plan} --all --as "your name". Approvals expire, after 7 days unless told otherwise.',
  ),
  'already-carried-out': carriedOut('Look at {runs}. To try again what failed: crossgrade run retry {run}'),
  'carried-out-and-stopped': carriedOut(
    '{run} was stopped after it had bought or moved something. Scan and plan again, so that the new plan starts from what stands: crossgrade snapshot take, then crossgrade plan create with --seats-from owned,new.',
  ),
  'gone-on-since': conflict(
    'gone-on-since',
    'What is to be taken back has gone on since',
    '{run} has gone on with {customer} since its way back was planned. Nothing was started. Plan it again: crossgrade undo plan {run}',
  ),
  'subscription-in-another-run': conflict(
    'subscription-in-another-run',
    'A subscription is in another open run',
    '{subscription} of {customer} is in {run}. Nothing was started. Plan anew from a new scan, without whoever {run} has in hand.',
  ),
  'run-not-running': conflict('run-not-running', 'The run is not running', '{run} is {state}; only a running one can be paused.'),
  'run-not-paused': conflict('run-not-paused', 'The run is not paused', '{run} is {state}; only a paused one can be resumed.'),
  'run-finished': conflict('run-finished', 'The run is finished', '{run} is finished: there is nothing left to stop.'),
  'stopped-not-continued': runStopped(`{run} cannot be continued. ${ANEW}`),
  'stopped-not-resumed': runStopped(`{run} cannot be resumed. ${ANEW}`),
  'stopped-not-retried': runStopped(`{run} cannot be retried. ${ANEW}`),
  'migration-of-whom': invalid('A migration is one of a customer.'),
  'users-by-name': invalid('Users can be named before move, of one customer.'),
  'user-not-in-part': invalid('The approved part does not move {user}.'),
  'users-not-in-part': invalid('The approved part does not move {user} and {more} more.'),
  'user-moves-with-group': withGroup(
    '{user} has the old license through a group and cannot be moved alone. Say go on to all of the customer: crossgrade run go-on {run} --before move --customer CUSTOMER',
  ),
  'users-move-with-group': withGroup(
    '{user} and {more} more have the old license through a group and cannot be moved alone. Say go on to all of the customer: crossgrade run go-on {run} --before move --customer CUSTOMER',
  ),
  'user-not-at-gate': notAtGate(
    'Nobody was let through: the customer of {user} is not waiting before its licenses are moved, or is working on others at this moment. Look, then say it again: crossgrade run show {run}',
  ),
  'users-not-at-gate': notAtGate(
    'Nobody was let through: the customer of {user} and {more} more is not waiting before its licenses are moved, or is working on others at this moment. Look, then say it again: crossgrade run show {run}',
  ),
  'nothing-changed': conflict(
    'nothing-changed',
    'Nothing has changed',
    'No migration of this customer in {run} has changed since approval.',
  ),
  'change-of-a-way-back': conflict('a-way-back', 'It is a way back', 'Plan it anew: crossgrade undo plan'),
  'already-begun': conflict(
    'already-begun',
    'It has begun already',
    'Something was bought for {customer} by {run}. Bring it back to what was approved and retry: crossgrade run retry {run}; or stop the run, and plan what is left.',
  ),
  'snapshot-of-others': conflict(
    'snapshot-of-others',
    'The snapshot is of others',
    '{snapshot} was not taken of this customer alone. Take one with: crossgrade run change {run} --customer {customer}',
  ),
  'not-read': conflict('not-read', 'The customer could not be read', '{customer}: {words}'),
  'undo-of-others': invalid('Somebody is named whom {run} does not have.'),
  'never-given': notFound('There is no such user', 'No user {user}. Crossgrade has given them nothing that it could give again.'),
  'not-reapplied-refused': notReapplied('{user}: {run} could not move them: crossgrade run retry {run}.'),
  'not-reapplied-left-alone': notReapplied('{user}: {run} left them alone, since somebody else had changed them: plan them anew.'),
  'not-reapplied-not-done': notReapplied('{user}: {run} is not done with them yet.'),
  'not-reapplied-through-group': notReapplied('{user}: the license comes through a group: look at who is in it.'),
  'not-reapplied-paused': notReapplied(
    '{user}: {run} is paused, and nothing is sent for it: resume it (crossgrade run resume {run}), then ask again.',
  ),
  'not-reapplied-over': notReapplied(
    '{user}: {run} is {state}, and nothing is sent for it: plan this customer anew, or assign it by hand.',
  ),
  'not-reapplied-taken-over': notReapplied('{user}: a later run has taken over what {run} did.'),
} as const satisfies Readonly<Record<string, ProblemTemplate>>
