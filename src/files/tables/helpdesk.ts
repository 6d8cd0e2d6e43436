import type { TableDefinition } from '../table.ts'

/** The morning after a run: who was changed when, from what to what, and what came of it. One row per user, whom it has not come to yet included. */
export const helpdeskTable = {
  name: 'helpdesk',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'user', title: { en: 'User', it: 'Utente', sv: 'Användare' }, kind: 'text', width: 36 },
    { key: 'time', title: { en: 'Time (UTC)', it: 'Ora (UTC)', sv: 'Tid (UTC)' }, kind: 'moment' },
    { key: 'old', title: { en: 'Old', it: 'Prima', sv: 'Före' }, kind: 'text', width: 36 },
    { key: 'new', title: { en: 'New', it: 'Dopo', sv: 'Efter' }, kind: 'text', width: 36 },
    { key: 'result', title: { en: 'Result', it: 'Esito', sv: 'Resultat' }, kind: 'text', width: 60 },
  ],
} as const satisfies TableDefinition
