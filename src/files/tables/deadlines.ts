import type { TableDefinition } from '../table.ts'

/** The days that matter, one row per subscription and kind of deadline. */
export const deadlinesTable = {
  name: 'deadlines',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'subscription', title: { en: 'Subscription', it: 'Sottoscrizione', sv: 'Prenumeration' }, kind: 'text', width: 38 },
    { key: 'kind', title: { en: 'Kind', it: 'Tipo', sv: 'Typ' }, kind: 'text' },
    { key: 'date', title: { en: 'Date', it: 'Data', sv: 'Datum' }, kind: 'date' },
    // Below zero: so long ago.
    { key: 'inDays', title: { en: 'In days', it: 'Tra giorni', sv: 'Om dagar' }, kind: 'integer' },
    { key: 'note', title: { en: 'Note', it: 'Nota', sv: 'Anmärkning' }, kind: 'text', width: 50 },
  ],
} as const satisfies TableDefinition
