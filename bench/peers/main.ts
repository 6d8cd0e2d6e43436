import { WAYS } from './ways.ts'

/* node bench/peers/main.ts WAY URL CLIENT_ID CLIENT_SECRET RATE CUSTOMER ...   Says that it begins; ends when all are moved. */
const [name = '', url = '', clientId = '', clientSecret = '', rate = '1', ...customers] = process.argv.slice(2)
const way = WAYS[name]
if (!way) throw new Error(`there is no way ${name}: expected one of ${Object.keys(WAYS).join(', ')}`)
console.log(JSON.stringify({ ready: true }))
await way({ url, clientId, clientSecret, rate: Number(rate) }, customers)
