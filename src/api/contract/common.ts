import { z } from 'zod'

export const Moment = z.string().describe('ISO 8601 in UTC, by the product’s clock')
/** A text in which nothing steers a terminal or a database. */
export const PlainText = z.string().regex(/^\P{Cc}*$/u, 'expected no control characters')

/** As many users as a person picks by hand at once, by id or user principal name. */
const PICKED_MOST = 20
export const PickedUsers = PlainText.min(1)
  .max(PICKED_MOST * 321)
  .transform((text) => [...new Set(text.split(',').filter((each) => each !== ''))])
  .pipe(z.array(z.string()).min(1).max(PICKED_MOST))

export const MomentOrNull = Moment.nullable()

export const CustomerRef = z.object({ id: z.string(), name: z.string(), domain: z.string() })

/** Why something waits or stands: a stable code, a sentence for a person, facts. */
export const Reason = z.object({ code: z.string(), text: z.string(), facts: z.record(z.string(), z.unknown()) })

/** The same sentence beside a plain text that stays as it is. */
export const ReasonOrNull = Reason.nullable().describe('the text before, with what it is made of')

/** A service plan. */
export const ServiceName = z.object({ id: z.string(), name: z.string().describe('as the APIs name it'), title: z.string() })
export type ServiceName = z.infer<typeof ServiceName>

export const License = z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })
