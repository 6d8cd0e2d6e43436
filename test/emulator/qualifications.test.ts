import { describe, expect, test } from 'vitest'
import { aClient, anEmulator, at, contoso, itemOf } from './a-running-emulator.ts'
import { auditRecords, checkOut, codeOf, lineErrors, nceLine } from './a-sale.ts'

const aSchool = contoso({ segment: 'education', subscriptions: [], users: [] })
const A3_FACULTY = ['CFQ7TTC0LHPP', '000H'] as const

describe('qualifications', () => {
  test.each([
    ['commercial', []],
    ['government', ['GovernmentCommunityCloud']],
    ['education', ['Education']],
    ['nonprofit', ['Nonprofit']],
  ] as const)('of a %s customer are a bare array of %j, approved', async (segment, expected) => {
    const client = await aClient(await anEmulator({ customers: [contoso({ segment })] }))
    const answer = await client.partnerCenter('GET', `${client.root}/qualifications`)
    expect(answer.body).toEqual(
      expected.map((qualification) => ({ qualification, vettingStatus: 'Approved', vettingCreatedDate: '2025-03-02T08:00:00Z' })),
    )
  })

  test('need a person to be asked for, and a school is vetted first', async () => {
    const emulator = await anEmulator()
    const app = await aClient(emulator)
    const asked = { Qualification: 'Education', EducationSegment: 'K12' }
    expect(codeOf(await app.partnerCenter('POST', `${app.root}/qualifications`, asked))).toEqual([403, 900329])
    const client = await aClient(emulator, 'adminAgent')
    const answer = await client.partnerCenter('POST', `${client.root}/qualifications`, asked)
    expect([answer.status, answer.body]).toMatchObject([201, { qualification: 'Education', vettingStatus: 'InReview' }])
    expect(at(answer.body, 'vettingCreateDate')).toBeTruthy()
    expect(await auditRecords(client, '2026-03-01')).toMatchObject([{ operationType: 'update_customer_qualification' }])
  })

  test('that cannot be set are refused', async () => {
    const client = await aClient(await anEmulator(), 'adminAgent')
    const post = (body: object) => client.partnerCenter('POST', `${client.root}/qualifications`, body)
    expect(codeOf(await post({ Qualification: 'Nonprofit' }))).toEqual([400, 800002])
    expect(codeOf(await post({ Qualification: 'Education', EducationSegment: 'Kindergarten' }))).toEqual([400, 3000])
    expect(codeOf(await post({ Qualification: 'GovernmentCommunityCloud' }))).toEqual([400, 3000])
  })
})

describe('buying in a segment', () => {
  test('works with its qualification approved', async () => {
    const client = await aClient(await anEmulator({ customers: [aSchool] }))
    expect((await checkOut(client, nceLine(await itemOf(client, ...A3_FACULTY, 'US', 'education')))).status).toBe(201)
  })

  test.each(['InReview', 'Denied'] as const)('is refused with 800020 while it is %s', async (vettingStatus) => {
    const customers = [{ ...aSchool, qualifications: [{ qualification: 'Education', vettingStatus } as const] }]
    const client = await aClient(await anEmulator({ customers }))
    const line = nceLine(await itemOf(client, ...A3_FACULTY, 'US', 'education'))
    expect(await lineErrors(client, line)).toEqual([800020])
    const approved = { qualifications: [{ qualification: 'Education', vettingStatus: 'Approved' }] }
    expect((await client.emulator('PATCH', `/customers/${client.customerId}`, approved)).status).toBe(200)
    expect(await lineErrors(client, line)).toEqual([undefined])
  })

  test('is refused to a commercial customer, whose own offers are open to all', async () => {
    const client = await aClient(await anEmulator())
    expect(await lineErrors(client, nceLine(await itemOf(client, 'CFQ7TTC0LF8R', '0001', 'US', 'nonprofit')))).toEqual([800020])
    const school = await aClient(await anEmulator({ customers: [aSchool] }))
    expect(await lineErrors(school, nceLine(await itemOf(school, 'CFQ7TTC0LF8R', '0001')))).toEqual([undefined])
  })
})
