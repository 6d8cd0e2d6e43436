/**
 * What is left of a product name when language, era and spelling are taken away: a sorted set of words, joined by spaces.
 * Two names are the same product when this is equal; a word that is not understood is kept, so that it keeps names apart.
 *
 * The phrases are those of Microsoft's own pages in English, Italian and Swedish, machine translations included, 2018 to 2021.
 */
export function nameTokens(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const phrased = PHRASES.reduce((text, [phrase, token]) => text.replaceAll(` ${phrase} `, ` ${token} `), ` ${words.trim()} `)
  const meaningful = phrased.split(' ').filter((word) => word !== '' && !NOISE.has(word))
  return [...new Set(meaningful)].sort().join(' ')
}

/** Whether the name itself says that it is an add-on. */
export function saysAddOn(tokens: string): boolean {
  return tokens.split(' ').includes('add-on')
}

// Longer phrases first: a phrase may contain the words of a later one.
const PHRASES: readonly (readonly [phrase: string, token: string])[] = [
  ['o365', 'office 365'],
  ['m365', 'microsoft 365'],
  ['d365', 'dynamics 365'],
  ['piano di engagement per i clienti', 'customer-engagement-plan'],
  ['piano di coinvolgimento dei clienti', 'customer-engagement-plan'],
  ['customer engagement plan enterprise edition', 'customer-engagement-plan'],
  ['customer engagement plan enterprise', 'customer-engagement-plan'],
  ['customer engagement plan', 'customer-engagement-plan'],
  ['dynamics 365 enterprise plan', 'dynamics 365 customer-engagement-plan'],
  ['customer-engagement-plan enterprise edition', 'customer-engagement-plan'],
  ['customer-engagement-plan enterprise', 'customer-engagement-plan'],
  ['piano customer engagement', 'customer-engagement-plan'],
  ['customer-engagement-plan di dynamics 365', 'dynamics 365 customer-engagement-plan'],
  ['per le vendite', 'sales'],
  ['per il servizio clienti', 'customer service'],
  ['membri del team', 'team members'],
  ['sales enterprise edition', 'sales-enterprise'],
  ['sales enterprise', 'sales-enterprise'],
  ['office 365 enterprise', 'office 365'],
  ['office 365 piano', 'office 365'],
  ['skype för företag', 'skype business'],
  ['skype for business', 'skype business'],
  ['più cal', 'plus cal'],
  ['secure product enterprise', 'secure productive enterprise'],
  ['offerta qualificata', 'qualified-offer'],
  ['offerte qualificate', 'qualified-offer'],
  ['qualificate offerte', 'qualified-offer'],
  ['kvalificerat erbjudande', 'qualified-offer'],
  ['kvalificerade erbjudanden', 'qualified-offer'],
  ['qualified offers', 'qualified-offer'],
  ['qualified offer', 'qualified-offer'],
  ['prezzi per enti pubblici', 'government'],
  ['per enti pubblici', 'government'],
  ['priser för offentlig sektor', 'government'],
  ['för offentlig sektor', 'government'],
  ['government pricing', 'government'],
  ['per i docenti', 'faculty'],
  ['per docenti', 'faculty'],
  ['för lärare', 'faculty'],
  ['per gli studenti', 'student'],
  ['per studenti', 'student'],
  ['för studenter', 'student'],
  ['students', 'student'],
  ['componente aggiuntivo', 'add-on'],
  ['add on', 'add-on'],
  ['addon', 'add-on'],
  ['tillägg', 'add-on'],
  ['crm online', 'crmol'],
]

// Words that say nothing about which product it is: articles, the maker, the sort of thing, how it is sold.
const NOISE = new Set(
  [
    'microsoft for from the of to or',
    'per di da dal dei del i il lo la le gli e o',
    'för från till av med och eller',
    'edition edizione version versione utgåva plan piano',
    'subscription subscriptions sottoscrizione sottoscrizioni abbonamento abbonamenti',
    'prenumeration prenumerationen prenumerationer abonnemang',
    'license licence licenses licences licenza licenze licens licenser licensen',
    'standalone autonomo autonoma autonome fristående',
    'legacy nce csp annual monthly',
  ].flatMap((words) => words.split(' ')),
)
