import type { Command } from 'commander'
import type { BodyInput, ResponseOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import type { HeldProduct } from '../../api/contract/snapshots.ts'
import { collect } from '../choices/choice-flags.ts'
import { ApiProblem, CliProblem, failed, wrongUse } from '../cli-problem.ts'
import { askDraft, openQuestions, withoutAnswers } from '../draft/ask-draft.ts'
import { DRAFT_QUESTIONS, questionAt, type DraftAnswers, type DraftKey } from '../draft/draft-questions.ts'
import type { Io } from '../io.ts'
import { renderProblem } from '../render/render-problem.ts'
import { renderNumbered } from '../render/render-products.ts'
import { wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'

type Drafted = ResponseOf<typeof routes.draftRetirement>
type DraftFlags = Readonly<Partial<Record<Exclude<DraftKey, 'offer' | 'to'>, string>>> & {
  readonly product: string
  readonly offer?: readonly string[]
  readonly to?: readonly string[]
}

export function addRetirementDraft(retirement: Command, io: Io): void {
  example(
    retirement.command('draft').description('write down a retirement that the catalog does not know yet; asks for what no flag says'),
    'crossgrade retirement draft --product "project plan 1"',
  )
    .requiredOption('--product <name>', 'a part of the name, or of the offer id, of products that customers have')
    .option('--offer <id>', 'an offer that is retired; ID=SEGMENT where its name does not tell; may be repeated', collect)
    .option('--id <id>', 'the retirement’s id (default: from the product’s name)')
    .option('--title <title>', 'its title (default: the product’s name)')
    .option('--effective-on <day>', 'the day from which it is retired, YYYY-MM-DD')
    .option('--auto-renew-false-on <day>', 'the day on which Microsoft sets auto-renew to false')
    .option('--end-of-sale-on <day>', 'the last day of sale')
    .option('--to <product>', 'what may take its place, an option each; A+B for two products; may be repeated', collect)
    .option('--policy <policy>', 'leave, stop-renewal, suspend or migrate (default: migrate)')
    .option('--source <title>', 'the announcement that says so')
    .option('--source-url <url>', 'its web address')
    .action(async (flags: DraftFlags, command: Command) => {
      const session = openSession(command, io)
      const drafted = await draft(flags, session)
      session.show(drafted, () => renderDrafted(drafted, session))
    })
}

async function draft({ product, ...flags }: DraftFlags, session: Session): Promise<Drafted> {
  const held = await listHeld(product, session)
  const defaults = defaultsFor(held)
  const given = toAnswers(flags)
  const ask = session.json ? undefined : session.io.ask
  if (ask) return askUntilRight(given, defaults, held, ask, session)
  const open = openQuestions(given, defaults)
  if (open.length === 0) return send({ ...defaults, ...given }, session)
  const offers = held.map(({ name, offerId }) => `${offerId} (${name})`).join(', ')
  throw wrongUse(
    `${open.map(({ flag }) => flag).join(', ')}: missing, and nobody is there to be asked. Offers that customers have: ${offers}`,
    'See: crossgrade retirement draft --help',
    open.map(({ flag, text }) => ({ path: flag, message: text })),
  )
}

async function listHeld(name: string, { client }: Session): Promise<readonly HeldProduct[]> {
  const { items } = await client.call(routes.listHeldProducts, { params: { id: 'latest' }, query: { name } })
  if (items.length > 0) return items
  throw failed(
    'not-held',
    'No customer has such a product',
    `The latest snapshot knows no product with ${JSON.stringify(name)} in its name or offer id.`,
    'List what customers have: crossgrade product list\nTake a new snapshot: crossgrade snapshot take',
  )
}

async function askUntilRight(
  given: DraftAnswers,
  defaults: DraftAnswers,
  held: readonly HeldProduct[],
  ask: NonNullable<Io['ask']>,
  session: Session,
): Promise<Drafted> {
  session.io.write(`${renderNumbered(held, session.view)}\n\n`)
  let answers = given
  for (;;) {
    answers = await askDraft(answers, defaults, held, ask)
    try {
      return await send(answers, session)
    } catch (error) {
      const wrong = error instanceof CliProblem ? wrongAnswers(error) : new Set<DraftKey>()
      if (!(error instanceof CliProblem) || wrong.size === 0) throw error
      session.io.writeError(`${renderProblem(error, session.view.columns)}\n`)
      answers = withoutAnswers(answers, wrong)
    }
  }
}

function wrongAnswers({ problem }: CliProblem): ReadonlySet<DraftKey> {
  return new Set((problem.errors ?? []).flatMap(({ path }) => DRAFT_QUESTIONS.find(({ flag }) => flag === path)?.key ?? []))
}

async function send(answers: DraftAnswers, { client }: Session): Promise<Drafted> {
  try {
    return await client.call(routes.draftRetirement, { body: toBody(answers) })
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.problem.errors) throw error
    const errors = error.problem.errors.map(({ path, message }) => ({ path: questionAt(path)?.flag ?? path, message }))
    throw new CliProblem({ ...error.problem, errors }, error.exit, error.next, { cause: error })
  }
}

function toAnswers({ offer, to, ...single }: Omit<DraftFlags, 'product'>): DraftAnswers {
  const lists = { ...(offer ? { offer } : {}), ...(to ? { to } : {}) }
  return { ...Object.fromEntries(Object.entries(single).map(([key, value]) => [key, [value]])), ...lists }
}

function defaultsFor(held: readonly HeldProduct[]): DraftAnswers {
  const name = held[0]?.name ?? ''
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['retirement']
  return { id: [words.join('-')], title: [name], policy: ['migrate'] }
}

function toBody(answers: DraftAnswers): BodyInput<typeof routes.draftRetirement> {
  const one = (key: DraftKey): string => answers[key]?.[0] ?? ''
  const oneOrNull = (key: DraftKey): string | null => answers[key]?.[0] ?? null
  return {
    id: one('id'),
    title: one('title'),
    effectiveOn: one('effectiveOn'),
    autoRenewFalseOn: oneOrNull('autoRenewFalseOn'),
    endOfSaleOn: oneOrNull('endOfSaleOn'),
    policy: one('policy'),
    offers: (answers.offer ?? []).map(splitOffer),
    to: [...(answers.to ?? [])],
    source: { title: one('source'), url: oneOrNull('sourceUrl') },
  }
}

function splitOffer(text: string): { offerId: string; segment?: string } {
  const [offerId = '', segment] = text.split('=')
  return { offerId: offerId.trim(), ...(segment === undefined ? {} : { segment: segment.trim() }) }
}

function renderDrafted({ file, retirement: { id, options } }: Drafted, { view }: Session): string {
  const option = options[0]?.id ?? 'OPTION'
  const lines = [
    `${id} is in the catalog, not reviewed: ${file}`,
    '',
    'Compare the file with its source, then fill in reviewedBy and lastVerifiedOn. To go on before that:',
    '  crossgrade snapshot take',
    `  crossgrade plan create --new-services off --option ${id}=${option} --allow-unreviewed`,
  ]
  return lines.map((each) => wrap(each, view.columns)).join('\n')
}
