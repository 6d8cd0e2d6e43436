import type { TableDefinition } from '../table.ts'

/** The days that matter, one row per subscription and kind of deadline. */
export const deadlinesTable = {
  name: 'deadlines',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'product', title: { en: 'Product', it: 'Prodotto', sv: 'Produkt' }, kind: 'text', width: 32 },
    { key: 'subscription', title: { en: 'Subscription', it: 'Sottoscrizione', sv: 'Prenumeration' }, kind: 'text', width: 38 },
    { key: 'kind', title: { en: 'Kind', it: 'Tipo', sv: 'Typ' }, kind: 'text' },
    { key: 'date', title: { en: 'Date', it: 'Data', sv: 'Datum' }, kind: 'date' },
    // Below zero: so long ago.
    { key: 'inDays', title: { en: 'In days', it: 'Tra giorni', sv: 'Om dagar' }, kind: 'integer' },
    // The smallest distance, in days, at which somebody was warned.
    { key: 'warned', title: { en: 'Warned at days', it: 'Avviso a giorni', sv: 'Varnad vid dagar' }, kind: 'integer' },
    { key: 'run', title: { en: 'Run', it: 'Esecuzione', sv: 'Körning' }, kind: 'text', width: 8 },
    { key: 'note', title: { en: 'Note', it: 'Nota', sv: 'Anmärkning' }, kind: 'text', width: 50 },
    // Of a last free day: its product, which the old one does not name.
    { key: 'bought', title: { en: 'Bought', it: 'Acquistato', sv: 'Köpt' }, kind: 'text', width: 32 },
  ],
} as const satisfies TableDefinition
