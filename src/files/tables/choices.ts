import type { TableDefinition } from '../table.ts'

/**
 * What the operator decided, one row per customer and retirement, plus one for every user who differs. An empty cell leaves
 * what the plan says.
 */
export const choicesTable = {
  name: 'choices',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28, required: true },
    { key: 'retirement', title: { en: 'Retirement', it: 'Ritiro', sv: 'Avveckling' }, kind: 'text' },
    { key: 'option', title: { en: 'Option', it: 'Opzione', sv: 'Alternativ' }, kind: 'text' },
    // as-before, assigned, or assigned+N.
    { key: 'seatsRule', title: { en: 'Seats rule', it: 'Regola postazioni', sv: 'Platsregel' }, kind: 'text', width: 14 },
    { key: 'seatsMin', title: { en: 'Seats min', it: 'Postazioni min', sv: 'Platser min' }, kind: 'integer' },
    { key: 'seatsMax', title: { en: 'Seats max', it: 'Postazioni max', sv: 'Platser max' }, kind: 'integer' },
    // Any of owned, more and new, in the order in which they are tried: "owned, more, new".
    { key: 'seatsFrom', title: { en: 'Seats from', it: 'Postazioni da', sv: 'Platser från' }, kind: 'text', width: 18 },
    { key: 'term', title: { en: 'Term', it: 'Periodo', sv: 'Period' }, kind: 'text', width: 9, oneOf: ['P1M', 'P1Y', 'P3Y'] },
    {
      key: 'billingCycle',
      title: { en: 'Billing cycle', it: 'Ciclo di fatturazione', sv: 'Faktureringsperiod' },
      kind: 'text',
      width: 14,
      oneOf: ['as-before', 'monthly', 'annual'],
    },
    // A country, customer-country, or none.
    { key: 'usageLocation', title: { en: 'Usage location', it: 'Località di utilizzo', sv: 'Användningsplats' }, kind: 'text', width: 16 },
    {
      key: 'voiceLoss',
      title: { en: 'Voice loss', it: 'Perdita voce', sv: 'Röstförlust' },
      kind: 'text',
      width: 12,
      oneOf: ['block', 'accept'],
    },
    {
      key: 'teamsLoss',
      title: { en: 'Teams loss', it: 'Perdita Teams', sv: 'Teams-förlust' },
      kind: 'text',
      width: 12,
      oneOf: ['block', 'accept'],
    },
    // Of one seat for one billing cycle: 20.00 EUR; none lifts the plan's.
    { key: 'priceCeiling', title: { en: 'Price ceiling', it: 'Prezzo massimo', sv: 'Högsta pris' }, kind: 'text', width: 14 },
    {
      key: 'policy',
      title: { en: 'Policy', it: 'Criterio', sv: 'Policy' },
      kind: 'text',
      width: 14,
      oneOf: ['leave', 'stop-renewal', 'suspend', 'migrate'],
    },
    // open, person, or a moment such as 2026-12-01T18:00Z.
    {
      key: 'waitBuy',
      title: { en: 'Wait before buying', it: 'Attesa prima dell’acquisto', sv: 'Vänta före köp' },
      kind: 'text',
      width: 18,
    },
    {
      key: 'waitMove',
      title: { en: 'Wait before moving', it: 'Attesa prima dello spostamento', sv: 'Vänta före flytt' },
      kind: 'text',
      width: 18,
    },
    {
      key: 'waitSuspend',
      title: { en: 'Wait before suspending', it: 'Attesa prima della sospensione', sv: 'Vänta före inaktivering' },
      kind: 'text',
      width: 18,
    },
    {
      key: 'purchase',
      title: { en: 'Purchase', it: 'Acquisto', sv: 'Köp' },
      kind: 'text',
      width: 14,
      oneOf: ['automatic', 'by-a-person'],
    },
    {
      key: 'suspension',
      title: { en: 'Suspension', it: 'Sospensione', sv: 'Inaktivering' },
      kind: 'text',
      width: 14,
      oneOf: ['automatic', 'by-a-person'],
    },
    { key: 'mayStayUntil', title: { en: 'May stay until', it: 'Può restare fino al', sv: 'Får vara kvar till' }, kind: 'date' },
    // A user principal name; empty: the row is for the whole customer.
    { key: 'user', title: { en: 'User', it: 'Utente', sv: 'Användare' }, kind: 'text', width: 32 },
    { key: 'userOption', title: { en: 'User option', it: 'Opzione utente', sv: 'Användarens alternativ' }, kind: 'text' },
  ],
} as const satisfies TableDefinition
