import type { TableDefinition } from '../table.ts'

/** What was checked before a migration and what has to be fixed, one row per check and subject. `answer` is what a person writes. */
export const preFlightTable = {
  name: 'pre-flight',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28, required: true },
    { key: 'check', title: { en: 'Check', it: 'Verifica', sv: 'Kontroll' }, kind: 'text', required: true },
    { key: 'group', title: { en: 'Group', it: 'Gruppo', sv: 'Grupp' }, kind: 'text', width: 16 },
    { key: 'severity', title: { en: 'Severity', it: 'Gravità', sv: 'Allvar' }, kind: 'text', width: 12 },
    { key: 'result', title: { en: 'Result', it: 'Esito', sv: 'Resultat' }, kind: 'text', width: 12 },
    { key: 'what', title: { en: 'What', it: 'Che cosa', sv: 'Vad' }, kind: 'text', width: 50 },
    { key: 'fix', title: { en: 'Fix', it: 'Correzione', sv: 'Åtgärd' }, kind: 'text', width: 50 },
    { key: 'whoFixes', title: { en: 'Who fixes', it: 'Chi corregge', sv: 'Vem åtgärdar' }, kind: 'text', width: 18 },
    // What the check is about: a user principal name, a group, a subscription; empty: the customer.
    { key: 'subject', title: { en: 'Subject', it: 'Soggetto', sv: 'Gäller' }, kind: 'text', width: 32 },
    { key: 'checkedAt', title: { en: 'Checked at', it: 'Verificato il', sv: 'Kontrollerat' }, kind: 'moment' },
    { key: 'validUntil', title: { en: 'Valid until', it: 'Valido fino al', sv: 'Gäller till' }, kind: 'moment' },
    { key: 'answer', title: { en: 'Answer', it: 'Risposta', sv: 'Svar' }, kind: 'text', width: 30 },
  ],
} as const satisfies TableDefinition
