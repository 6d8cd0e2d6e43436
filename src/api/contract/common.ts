import { z } from 'zod'

export const Moment = z.string().describe('ISO 8601 in UTC, by the product’s clock')
/** A text in which nothing steers a terminal or a database. */
export const PlainText = z.string().regex(/^\P{Cc}*$/u, 'expected no control characters')

export const MomentOrNull = Moment.nullable()

export const CustomerRef = z.object({ id: z.string(), name: z.string(), domain: z.string() })

/** Why something waits or stands: a stable code, a sentence for a person, facts. */
export const Reason = z.object({ code: z.string(), text: z.string(), facts: z.record(z.string(), z.unknown()) })

export const License = z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })
