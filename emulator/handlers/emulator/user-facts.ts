import { isoTime } from '../../duration.ts'
import type { Members } from '../../http/members.ts'
import type { User } from '../../store/users.ts'
import { BadInput, readFlag, readNumber, readText } from './read-input.ts'

/** What is known of a user beside name, place and licenses. */
export const USER_FACTS: readonly string[] = ['lastSignIn', 'mailboxGb', 'oneDriveGb', 'proxyConflict']

/** When a user last signed in, what is stored, and whether a mail address is taken elsewhere. */
export function readUserFacts(members: Members): Partial<User> {
  const lastSignIn = readText(members, 'lastSignIn')
  const lastSignInAt = lastSignIn === undefined ? undefined : Date.parse(lastSignIn)
  if (Number.isNaN(lastSignInAt)) throw new BadInput(`lastSignIn is "${lastSignIn}": expected a date such as 2026-03-02T08:00:00Z.`)
  const mailboxGb = readNumber(members, 'mailboxGb', 0, false)
  const oneDriveGb = readNumber(members, 'oneDriveGb', 0, false)
  const proxyConflict = readFlag(members, 'proxyConflict')
  return {
    ...(lastSignInAt === undefined ? {} : { lastSignInAt }),
    ...(mailboxGb === undefined ? {} : { mailboxGb }),
    ...(oneDriveGb === undefined ? {} : { oneDriveGb }),
    ...(proxyConflict === undefined ? {} : { proxyConflict }),
  }
}

/** The same as a person reads it. */
export function shownFacts({ lastSignInAt, mailboxGb, oneDriveGb, proxyConflict }: User): object {
  return {
    lastSignIn: lastSignInAt === undefined ? null : isoTime(lastSignInAt),
    mailboxGb: mailboxGb ?? null,
    oneDriveGb: oneDriveGb ?? null,
    proxyConflict: proxyConflict ?? false,
  }
}
