/** What somebody may be allowed; docs/guides/sign-in.md says what each lets them do. */
export const RIGHTS = ['view', 'plan', 'approve', 'run', 'undo', 'connect'] as const
export type Right = (typeof RIGHTS)[number]
