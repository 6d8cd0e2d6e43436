import type { TableDefinition } from '../table.ts'

/** Every subscription of the book, or those that a list was cut down to. An empty figure was not read. */
export const subscriptionsTable = {
  name: 'subscriptions',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'tags', title: { en: 'Tags', it: 'Etichette', sv: 'Taggar' }, kind: 'text', width: 20 },
    { key: 'subscriptionId', title: { en: 'Subscription ID', it: 'ID sottoscrizione', sv: 'Prenumerations-ID' }, kind: 'text', width: 38 },
    { key: 'product', title: { en: 'Product', it: 'Prodotto', sv: 'Produkt' }, kind: 'text', width: 34 },
    { key: 'offerId', title: { en: 'Offer ID', it: 'ID offerta', sv: 'Erbjudande-ID' }, kind: 'text', width: 38 },
    { key: 'family', title: { en: 'Commerce', it: 'Commercio', sv: 'Handel' }, kind: 'text', width: 10 },
    { key: 'status', title: { en: 'Status', it: 'Stato', sv: 'Status' }, kind: 'text', width: 14 },
    { key: 'quantity', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
    // Of the directory SKU, over all of its subscriptions.
    { key: 'assigned', title: { en: 'Assigned', it: 'Assegnate', sv: 'Tilldelade' }, kind: 'integer' },
    { key: 'enabled', title: { en: 'Units enabled', it: 'Unità attive', sv: 'Aktiva enheter' }, kind: 'integer' },
    { key: 'unassigned', title: { en: 'Unassigned', it: 'Non assegnate', sv: 'Ej tilldelade' }, kind: 'integer' },
    { key: 'inactive', title: { en: 'Inactive users', it: 'Utenti inattivi', sv: 'Inaktiva användare' }, kind: 'integer' },
    { key: 'autoRenew', title: { en: 'Auto-renew', it: 'Rinnovo automatico', sv: 'Automatisk förnyelse' }, kind: 'yes-no' },
    { key: 'endsAtTerm', title: { en: 'Ends at term', it: 'Termina alla scadenza', sv: 'Upphör vid periodens slut' }, kind: 'yes-no' },
    { key: 'termEndsAt', title: { en: 'Term end', it: 'Fine del periodo', sv: 'Periodens slut' }, kind: 'moment' },
    { key: 'term', title: { en: 'Term', it: 'Periodo', sv: 'Period' }, kind: 'text', width: 9 },
    { key: 'billing', title: { en: 'Billing', it: 'Fatturazione', sv: 'Fakturering' }, kind: 'text', width: 12 },
    // What is scheduled for the next term: seats, term, billing.
    { key: 'nextTerm', title: { en: 'Next term', it: 'Periodo successivo', sv: 'Nästa period' }, kind: 'text', width: 20 },
    { key: 'cancelableUntil', title: { en: 'Cancelable until', it: 'Annullabile fino al', sv: 'Kan avbrytas till' }, kind: 'moment' },
    { key: 'parent', title: { en: 'Add-on of', it: 'Componente di', sv: 'Tillägg till' }, kind: 'text', width: 38 },
    { key: 'trial', title: { en: 'Trial', it: 'Prova', sv: 'Utvärdering' }, kind: 'yes-no' },
    { key: 'retirement', title: { en: 'Retirement', it: 'Ritiro', sv: 'Avveckling' }, kind: 'text' },
    { key: 'toReplace', title: { en: 'To replace', it: 'Da sostituire', sv: 'Ska ersättas' }, kind: 'yes-no' },
    { key: 'run', title: { en: 'Run', it: 'Esecuzione', sv: 'Körning' }, kind: 'text', width: 8 },
  ],
} as const satisfies TableDefinition
