import { expect, it } from 'vitest'
import { greeting } from '../../../electron/service/greeting'
import { contract } from '../../../src/contract/contract'
import { openTestService } from '../support/service'

it('answers what the first page will ask, as if it had asked', async () => {
  const { service, call } = await openTestService()
  await call('settings', 'addOperator', { name: '林晓岚' })
  const greeted = await greeting(service)
  if (!('event' in greeted) || greeted.event !== 'answers') throw new Error('no answers')
  expect(greeted.answers.map(answer => `${answer.area}.${answer.name}`)).toEqual([
    'book.state',
    'settings.operators',
    'reports.today',
  ])
  for (const { area, name, input, output } of greeted.answers) {
    const asked = (await service.call(area, name, input)).output
    expect(output).toEqual(asked)
    const procedures = (contract as Record<string, unknown>)[area] as Record<
      string,
      { output: { parse(output: unknown): unknown } }
    >
    expect(() => procedures[name]?.output.parse(output)).not.toThrow()
  }
})

it('says that there is no book, and nothing more', async () => {
  const { service } = await openTestService({ create: false })
  expect(await greeting(service)).toMatchObject({
    event: 'answers',
    answers: [{ area: 'book', name: 'state', output: { state: 'absent' } }],
  })
})
