import type { TableDefinition } from '../table.ts'

/** Every customer of the book, or those that a list was cut down to. An empty figure was not read. */
export const customersTable = {
  name: 'customers',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'customerId', title: { en: 'Customer ID', it: 'ID cliente', sv: 'Kund-ID' }, kind: 'text', width: 38 },
    { key: 'market', title: { en: 'Market', it: 'Mercato', sv: 'Marknad' }, kind: 'text', width: 10 },
    { key: 'segment', title: { en: 'Segment', it: 'Segmento', sv: 'Segment' }, kind: 'text', width: 14 },
    { key: 'tags', title: { en: 'Tags', it: 'Etichette', sv: 'Taggar' }, kind: 'text', width: 20 },
    { key: 'subscriptions', title: { en: 'Subscriptions', it: 'Sottoscrizioni', sv: 'Prenumerationer' }, kind: 'integer' },
    { key: 'retired', title: { en: 'Retired', it: 'Ritirate', sv: 'Avvecklade' }, kind: 'integer' },
    { key: 'toReplace', title: { en: 'To replace', it: 'Da sostituire', sv: 'Ska ersättas' }, kind: 'integer' },
    // In use by the directory; where it was not read, bought.
    { key: 'seats', title: { en: 'Retired seats', it: 'Postazioni ritirate', sv: 'Avvecklade platser' }, kind: 'integer' },
    { key: 'termEndsAt', title: { en: 'First term end', it: 'Prima scadenza', sv: 'Första periodslut' }, kind: 'moment' },
    { key: 'state', title: { en: 'State', it: 'Situazione', sv: 'Läge' }, kind: 'text', width: 14 },
    { key: 'plan', title: { en: 'Migration plan', it: 'Piano di migrazione', sv: 'Migreringsplan' }, kind: 'text', width: 8 },
    { key: 'run', title: { en: 'Run', it: 'Esecuzione', sv: 'Körning' }, kind: 'text', width: 8 },
    { key: 'why', title: { en: 'Why', it: 'Perché', sv: 'Varför' }, kind: 'text', width: 50 },
  ],
} as const satisfies TableDefinition
