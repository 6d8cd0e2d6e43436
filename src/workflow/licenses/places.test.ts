import { setImmediate as nextTick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { id, type CustomerId } from '../../domain/id.ts'
import { createPlaces } from './places.ts'

const [adatum, contoso, fabrikam, tailspin] = ['adatum', 'contoso', 'fabrikam', 'tailspin'].map((name) => id<CustomerId>(name)) as [
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
]

test('so many customers have a place at once, and who waits longest is next', async () => {
  const places = createPlaces(2)
  const admitted: CustomerId[] = []
  const ask = (customer: CustomerId) => places.take(customer).then(() => admitted.push(customer))
  const asked = [adatum, contoso, fabrikam, tailspin].map(ask)
  await Promise.all(asked.slice(0, 2))
  expect(admitted).toEqual([adatum, contoso])
  places.leave(contoso)
  await asked[2]
  expect(admitted).toEqual([adatum, contoso, fabrikam])
  places.leave(adatum)
  await asked[3]
  expect(admitted).toEqual([adatum, contoso, fabrikam, tailspin])
})

test('a customer keeps its place, and one that has none gives none', async () => {
  const places = createPlaces(1)
  await places.take(adatum)
  await places.take(adatum)
  places.leave(contoso)
  let isAdmitted = false
  const asked = places.take(contoso).then(() => (isAdmitted = true))
  await Promise.resolve()
  expect(isAdmitted).toBe(false)
  places.leave(adatum)
  await asked
  places.leave(contoso)
  await places.take(fabrikam)
})

test('whoever asks for a customer that waits already gets in with it, and it has one place', async () => {
  const places = createPlaces(1)
  await places.take(adatum)
  let admitted = 0
  const ask = () => places.take(contoso).then(() => (admitted += 1))
  const asked = [ask(), ask()]
  const last = places.take(fabrikam)
  places.leave(adatum)
  await Promise.any(asked)
  await nextTick()
  expect(admitted).toBe(2)
  places.leave(contoso)
  await last
})

test('nobody waits for a place while there is nobody else to work on, and the places are as many as before when there is', async () => {
  let isShort = false
  const places = createPlaces(1, () => isShort, 1)
  await places.take(adatum)
  const asked = places.take(contoso)
  isShort = true
  await asked
  isShort = false
  let isAdmitted = false
  const last = places.take(fabrikam).then(() => (isAdmitted = true))
  places.leave(adatum)
  await Promise.resolve()
  expect(isAdmitted).toBe(false)
  places.leave(contoso)
  await last
})
