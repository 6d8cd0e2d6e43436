import { z } from 'zod'

const members = z.record(z.string(), z.unknown())

/** `planned`: when everything is approved and nothing has begun; `hold`: in the cool-down; `settled`: when nothing goes on by itself. */
const when = z.enum(['planned', 'hold', 'settled'])

const Act = z.union(
  [
    z.strictObject({ when, hire: members }),
    z.strictObject({ when, user: z.string(), change: members }),
    z.strictObject({ when, user: z.string(), leaves: z.literal(true) }),
    z.strictObject({ when, subscription: z.string(), change: members }),
    z.strictObject({ when, customer: members }),
    z.strictObject({ when, fault: members }),
    z.strictObject({ when, settings: members }),
    z.strictObject({ when, retry: z.literal(true) }),
    z.strictObject({ when, advance: z.string() }),
  ],
  { error: 'expected when (planned, hold, settled) and one of hire, user, subscription, customer, fault, settings, retry, advance' },
)
export type Act = z.infer<typeof Act>
export type When = z.infer<typeof when>

/** What a person, Microsoft or chance does while the story goes on: `NAME.acts.yaml`. */
export const Acts = z.strictObject({
  approve: z.strictObject({ attestsPartnerOnRecord: z.boolean() }).optional().describe('what the approval says beside yes'),
  acts: z.array(Act).default([]),
  promiseCheck: z
    .array(z.string())
    .default([])
    .describe('what the promise check says of this story, by a part of its sentence; nothing for most'),
  finally: z.string().default('130d').describe('how far the clock moves for the last look'),
})
export type Acts = z.infer<typeof Acts>

export interface Stage {
  readonly emulatorUrl: string
  /** The story's customer, to whom acts happen. */
  readonly domain: string
  /** By the name that a subscription has in the estate: its product, or its own id. */
  subscription(name: string): Promise<string>
  retry(): Promise<void>
}

/** Performs one act as a person would at the emulator. @throws Error with the emulator's own words */
export async function perform(act: Act, stage: Stage): Promise<void> {
  const customer = `customers/${stage.domain}`
  if ('hire' in act) return send(stage, 'POST', `${customer}/users`, act.hire)
  if ('leaves' in act) return send(stage, 'DELETE', `${customer}/users/${act.user}`, {})
  if ('user' in act) return send(stage, 'PATCH', `${customer}/users/${act.user}`, act.change)
  if ('subscription' in act)
    return send(stage, 'PATCH', `${customer}/subscriptions/${await stage.subscription(act.subscription)}`, act.change)
  if ('customer' in act) return send(stage, 'PATCH', customer, act.customer)
  if ('fault' in act) return send(stage, 'POST', 'faults', { customer: await customerId(stage), ...act.fault })
  if ('settings' in act) return send(stage, 'PATCH', 'settings', act.settings)
  if ('advance' in act) return send(stage, 'POST', 'clock', { advance: act.advance })
  return stage.retry()
}

async function customerId({ emulatorUrl, domain }: Stage): Promise<string> {
  const answer = await fetch(`${emulatorUrl}/emulator/customers/${domain}`)
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

async function send({ emulatorUrl }: Stage, method: string, path: string, body: object): Promise<void> {
  const url = `${emulatorUrl}/emulator/${path}`
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`)
}
