import type { TableDefinition } from '../table.ts'

/** What somebody has to order where Crossgrade does not buy it: one row per customer and product. */
export const ordersTable = {
  name: 'orders',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'product', title: { en: 'Product', it: 'Prodotto', sv: 'Produkt' }, kind: 'text', width: 36 },
    // The pair of the new commerce catalog or the legacy offer, where the plan found one.
    { key: 'productId', title: { en: 'Product ID', it: 'ID prodotto', sv: 'Produkt-ID' }, kind: 'text', width: 20 },
    { key: 'skuId', title: { en: 'Directory SKU', it: 'SKU della directory', sv: 'Katalog-SKU' }, kind: 'text', width: 38 },
    { key: 'quantity', title: { en: 'Seats', it: 'Postazioni', sv: 'Platser' }, kind: 'integer' },
    // Empty: a new subscription.
    {
      key: 'addTo',
      title: { en: 'Add to subscription', it: 'Aggiungere alla sottoscrizione', sv: 'Lägg till i prenumeration' },
      kind: 'text',
      width: 38,
    },
    { key: 'term', title: { en: 'Term', it: 'Periodo', sv: 'Period' }, kind: 'text', width: 9 },
    { key: 'billing', title: { en: 'Billing', it: 'Fatturazione', sv: 'Fakturering' }, kind: 'text', width: 12 },
    { key: 'byWhen', title: { en: 'By', it: 'Entro', sv: 'Senast' }, kind: 'date' },
    // Of a run: open, or there.
    { key: 'state', title: { en: 'State', it: 'Stato', sv: 'Status' }, kind: 'text', width: 10 },
  ],
} as const satisfies TableDefinition
