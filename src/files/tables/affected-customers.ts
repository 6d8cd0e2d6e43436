import type { TableDefinition } from '../table.ts'

/** Who has what is retired, one row per subscription. */
export const affectedCustomersTable = {
  name: 'affected-customers',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'market', title: { en: 'Market', it: 'Mercato', sv: 'Marknad' }, kind: 'text', width: 10 },
    { key: 'segment', title: { en: 'Segment', it: 'Segmento', sv: 'Segment' }, kind: 'text', width: 14 },
    { key: 'subscriptionId', title: { en: 'Subscription ID', it: 'ID sottoscrizione', sv: 'Prenumerations-ID' }, kind: 'text', width: 38 },
    { key: 'offer', title: { en: 'Offer', it: 'Offerta', sv: 'Erbjudande' }, kind: 'text', width: 34 },
    { key: 'retirement', title: { en: 'Retirement', it: 'Ritiro', sv: 'Avveckling' }, kind: 'text' },
    { key: 'seats', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
    // Empty where the directory could not be read: unknown is not none.
    { key: 'assignedUsers', title: { en: 'Assigned users', it: 'Utenti assegnati', sv: 'Tilldelade användare' }, kind: 'integer' },
    { key: 'status', title: { en: 'Status', it: 'Stato', sv: 'Status' }, kind: 'text', width: 14 },
    { key: 'autoRenew', title: { en: 'Auto-renew', it: 'Rinnovo automatico', sv: 'Automatisk förnyelse' }, kind: 'yes-no' },
    { key: 'endsAtTerm', title: { en: 'Ends at term', it: 'Termina alla scadenza', sv: 'Upphör vid periodens slut' }, kind: 'yes-no' },
    { key: 'termEndsAt', title: { en: 'Term end', it: 'Fine del periodo', sv: 'Periodens slut' }, kind: 'moment' },
  ],
} as const satisfies TableDefinition
