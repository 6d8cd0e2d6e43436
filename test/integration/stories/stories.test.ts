import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PromiseReport } from '../../../src/cli/emulator-client.ts'
import { expectPromisesHeld } from '../../support/expect-promises.ts'
import { booksOf, type Book } from './books.ts'
import { playBook, type PlayedBook } from './play-book.ts'
import { readStories, type Story } from './read-stories.ts'

const PLAYS_WITHIN_MS = 300_000
/** Writes what has come about over what was expected: to be read by a person afterwards. */
const IS_REWRITING = process.env.UPDATE_STORIES === '1'
/** Only these stories, by name, with commas between. */
const wanted = process.env.STORIES?.split(',')

const books = booksOf(readStories().filter(({ name }) => !wanted || wanted.includes(name)))
const plays = new Map<string, Promise<PlayedBook>>()

/** The largest book takes as long as all others together: it is played beside them. */
beforeAll(() => {
  playInTurn(books.slice(0, 1))
  playInTurn(books.slice(1))
})

describe.each(books)('$name, from $estate.clock', (book) => {
  let played: PlayedBook

  beforeAll(async () => {
    const play = plays.get(book.name)
    if (!play) throw new Error(`${book.name} is not being played`)
    played = await play
  }, PLAYS_WITHIN_MS)
  afterAll(async () => (await plays.get(book.name))?.[Symbol.asyncDispose]())

  test.each(book.stories)('ends as it is written: $name', (story) => {
    expectWritten(story, played.texts.get(story.name) ?? '')
  })

  test('keeps the promises', async () => {
    const report = await played.product.practice.call('GET', '/emulator/promise-check', PromiseReport)
    const found = Object.entries(report).flatMap(([promise, { violations }]) => violations.map(({ text }) => `${promise}: ${text}`))
    const expected = book.stories.flatMap(({ acts }) => acts.promiseCheck)
    expect(found.filter((text) => !expected.some((part) => text.includes(part)))).toEqual([])
    expect(expected.filter((part) => !found.some((text) => text.includes(part)))).toEqual([])
    // A small book may give some promise nothing to be checked by.
    if (book === books[0] && !wanted) await expectPromisesHeld(played.product)
  })
})

function playInTurn(all: readonly Book[]): void {
  let before: Promise<unknown> = Promise.resolve()
  for (const book of all) {
    const play = before.then(() => playBook(book))
    before = play.catch(() => undefined)
    plays.set(book.name, play)
  }
}

function expectWritten({ name, textFile }: Story, text: string): void {
  if (IS_REWRITING) writeFileSync(textFile, text)
  if (!existsSync(textFile))
    throw new Error(`${name} has no text: UPDATE_STORIES=1 writes it, and a person reads whether it is right\n${text}`)
  expect(text).toBe(readFileSync(textFile, 'utf8'))
}
