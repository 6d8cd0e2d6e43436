import type { TableDefinition } from '../table.ts'

/** Users before and after, one row each: products and services by name, with commas between them. */
export const usersTable = {
  name: 'users',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'user', title: { en: 'User', it: 'Utente', sv: 'Användare' }, kind: 'text', width: 32 },
    { key: 'state', title: { en: 'State', it: 'Stato', sv: 'Läge' }, kind: 'text', width: 12 },
    // Got the old license after the plan was made.
    { key: 'late', title: { en: 'Late', it: 'In ritardo', sv: 'Sen' }, kind: 'yes-no' },
    { key: 'oldProducts', title: { en: 'Old products', it: 'Prodotti precedenti', sv: 'Gamla produkter' }, kind: 'text', width: 30 },
    { key: 'newProducts', title: { en: 'New products', it: 'Prodotti nuovi', sv: 'Nya produkter' }, kind: 'text', width: 30 },
    { key: 'servicesKept', title: { en: 'Services kept', it: 'Servizi mantenuti', sv: 'Behållna tjänster' }, kind: 'text', width: 40 },
    { key: 'servicesLost', title: { en: 'Services lost', it: 'Servizi persi', sv: 'Förlorade tjänster' }, kind: 'text', width: 40 },
    { key: 'servicesGained', title: { en: 'Services gained', it: 'Servizi aggiunti', sv: 'Tillkomna tjänster' }, kind: 'text', width: 40 },
    { key: 'at', title: { en: 'When', it: 'Quando', sv: 'När' }, kind: 'moment' },
    { key: 'result', title: { en: 'Result', it: 'Esito', sv: 'Resultat' }, kind: 'text', width: 50 },
  ],
} as const satisfies TableDefinition
