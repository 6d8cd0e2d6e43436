import type { TableDefinition } from '../table.ts'

/** Seats, units and licenses by customer and SKU, one row per cause. An empty figure was not read, and `notRead` says why. */
export const reconciliationTable = {
  name: 'reconciliation',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'product', title: { en: 'Product', it: 'Prodotto', sv: 'Produkt' }, kind: 'text', width: 30 },
    { key: 'skuId', title: { en: 'SKU', it: 'SKU', sv: 'SKU' }, kind: 'text', width: 38 },
    { key: 'bought', title: { en: 'Seats bought', it: 'Postazioni acquistate', sv: 'Köpta platser' }, kind: 'integer' },
    { key: 'enabled', title: { en: 'Units enabled', it: 'Unità attive', sv: 'Aktiva enheter' }, kind: 'integer' },
    { key: 'warning', title: { en: 'Units in grace', it: 'Unità in tolleranza', sv: 'Enheter i respit' }, kind: 'integer' },
    { key: 'suspended', title: { en: 'Units suspended', it: 'Unità sospese', sv: 'Pausade enheter' }, kind: 'integer' },
    { key: 'lockedOut', title: { en: 'Units locked out', it: 'Unità bloccate', sv: 'Låsta enheter' }, kind: 'integer' },
    { key: 'assigned', title: { en: 'Assigned', it: 'Assegnate', sv: 'Tilldelade' }, kind: 'integer' },
    { key: 'holders', title: { en: 'Users listed', it: 'Utenti elencati', sv: 'Listade användare' }, kind: 'integer' },
    // bought-units, units-assigned, assigned-holders; empty: worth knowing, and no difference.
    { key: 'between', title: { en: 'Between', it: 'Tra', sv: 'Mellan' }, kind: 'text', width: 18 },
    { key: 'seats', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
    { key: 'severity', title: { en: 'Severity', it: 'Gravità', sv: 'Allvar' }, kind: 'text', width: 12 },
    { key: 'cause', title: { en: 'Cause', it: 'Causa', sv: 'Orsak' }, kind: 'text', width: 22 },
    { key: 'what', title: { en: 'What', it: 'Che cosa', sv: 'Vad' }, kind: 'text', width: 50 },
    { key: 'fix', title: { en: 'Fix', it: 'Correzione', sv: 'Åtgärd' }, kind: 'text', width: 50 },
    { key: 'notRead', title: { en: 'Not read', it: 'Non letto', sv: 'Inte läst' }, kind: 'text', width: 50 },
    { key: 'readAt', title: { en: 'Read at', it: 'Letto il', sv: 'Läst' }, kind: 'moment' },
  ],
} as const satisfies TableDefinition
