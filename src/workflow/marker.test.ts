import { expect, test } from 'vitest'
import { id, type CustomerId, type RunId } from '../domain/id.ts'
import { carriesMarker, friendlyNameOf, markerOf } from './marker.ts'

const key = { run: id<RunId>('r-1'), customer: id<CustomerId>('c1'), decision: 'd' }

test('is the same on every try of a line, and different for any other line, customer, run or installation', () => {
  const marker = markerOf('here', key, 'line-1')
  expect(markerOf('here', { ...key }, 'line-1')).toBe(marker)
  const others = [
    markerOf('elsewhere', key, 'line-1'),
    markerOf('here', key, 'line-2'),
    markerOf('here', { ...key, customer: id<CustomerId>('c2') }, 'line-1'),
    markerOf('here', { ...key, run: id<RunId>('r-2') }, 'line-1'),
    markerOf('here', { ...key, decision: 'e' }, 'line-1'),
  ]
  expect(new Set([marker, ...others]).size).toBe(6)
})

test('is found in a friendly name, whatever stands around it, and never in a part of another marker', () => {
  const marker = markerOf('here', key, 'line-1')
  expect(carriesMarker(`${friendlyNameOf('Office 365 E3', marker)} (renamed)`, marker)).toBe(true)
  expect(carriesMarker(friendlyNameOf('Office 365 E3', `${marker}0`), marker)).toBe(false)
  expect(carriesMarker(undefined, marker)).toBe(false)
})
