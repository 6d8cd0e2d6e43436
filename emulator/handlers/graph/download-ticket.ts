import { createHmac, timingSafeEqual } from 'node:crypto'
import { isMembers } from '../../http/members.ts'

/** What a download address stands for: whose report, which one, until when. */
export interface DownloadTicket {
  readonly customerId: string
  readonly report: string
  readonly period: string
  /** Virtual time, epoch ms. */
  readonly expiresAt: number
}

/** The address carries all that it grants, signed: whoever has it may download, until it expires. */
export function ticketText(ticket: DownloadTicket, secret: string): string {
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  return `${payload}.${signatureOf(payload, secret).toString('base64url')}`
}

/** Undefined for a text that was not made here, or one that has expired. */
export function findTicket(text: string, secret: string, now: number): DownloadTicket | undefined {
  const [payload = '', signature = ''] = text.split('.')
  const [sent, right] = [Buffer.from(signature, 'base64url'), signatureOf(payload, secret)]
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) return undefined
  const ticket: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  return isTicket(ticket) && now < ticket.expiresAt ? ticket : undefined
}

function signatureOf(payload: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(payload).digest()
}

function isTicket(value: unknown): value is DownloadTicket {
  return isMembers(value) && ['customerId', 'report', 'period'].every((name) => typeof value[name] === 'string')
}
