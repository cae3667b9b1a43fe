import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openTestService } from '../support/service'

it('refuses what comes in the name of an operator nobody is, or who acts no more', async () => {
  const book = await openTestService()
  const add = (name: string, operatorId: string | null) =>
    book.call('settings', 'addOperator', { name }, { operatorId })
  const { id: first } = await add('周敏', null)
  const { id: second } = await add('程浩', first)
  await expect(add('李想', randomUUID())).rejects.toMatchObject({ code: 'unknown_operator' })
  await book.call('settings', 'retireOperator', { id: second, active: false }, { operatorId: first })
  await expect(add('李想', second)).rejects.toMatchObject({ code: 'unknown_operator' })
  expect((await book.call('settings', 'operators', {})).map(one => one.name).sort()).toEqual(
    ['周敏', '程浩'].sort(),
  )
})

it('refuses it for what is done to the data as a whole too; nobody is right there, as in every step', async () => {
  const book = await openTestService()
  const { id: first } = await book.call('settings', 'addOperator', { name: '周敏' })
  const { id: retired } = await book.call('settings', 'addOperator', { name: '程浩' })
  await book.call('settings', 'retireOperator', { id: retired, active: false }, { operatorId: first })
  const { name } = await book.call('book', 'backupNow', {}, { operatorId: first })
  for (const operatorId of [randomUUID(), retired]) {
    const unknown = { code: 'unknown_operator' }
    await expect(book.call('book', 'restoreBackup', { name }, { operatorId })).rejects.toMatchObject(unknown)
    await expect(book.call('book', 'putAside', {}, { operatorId })).rejects.toMatchObject(unknown)
    await expect(book.call('book', 'backupNow', {}, { operatorId })).rejects.toMatchObject(unknown)
  }
  expect((await book.call('book', 'history', {})).entries[0]).toMatchObject({ command: 'retireOperator' })
  await book.call('book', 'restoreBackup', { name }, { operatorId: first })
  await book.call('book', 'restoreBackup', { name })
  await book.call('book', 'putAside', {}, { operatorId: first })
  // Nobody can be looked up any more: it is brought back all the same.
  await book.call('book', 'restoreBackup', { name }, { operatorId: randomUUID() })
  const [restored] = (await book.call('book', 'history', {})).entries
  expect(restored).toMatchObject({ command: 'noteRestore', operator: null })
})

it('lets a redo bring back the operator who asks for it, and nobody else ask', async () => {
  const book = await openTestService()
  const added = await book.service.call('settings', 'addOperator', { name: '周敏' })
  const { id } = added.output as { id: string }
  const undone = await book.service.call('book', 'undo', { seq: added.seq })
  const redo = (operatorId: string) =>
    book.service.call('book', 'redo', { seq: undone.seq }, { commandId: randomUUID(), operatorId })
  await expect(redo(randomUUID())).rejects.toMatchObject({ code: 'unknown_operator' })
  expect(await book.call('settings', 'operators', {})).toEqual([])
  await redo(id)
  expect((await book.call('settings', 'operators', {})).map(one => one.name)).toEqual(['周敏'])
})

it('says of an input that does not fit where it does not, and never what it was', async () => {
  const book = await openTestService()
  const secret = '王芳的病假'
  const told = async (call: () => Promise<unknown>) => {
    const error = (await call().then(
      () => null,
      (thrown: Error) => thrown,
    )) as Error
    return `${error.message} ${error.stack}`
  }
  for (const call of [
    () =>
      book.service.call('people', 'hire', { name: 7, [secret]: secret, hiredOn: secret, staffNo: [secret] }),
    () => book.service.call('people', 'list', { cursor: secret }),
    () => book.service.call('people', 'list', { cursor: `["${secret}"]` }),
    () => book.service.call('people', secret, {}),
  ])
    expect(await told(call)).not.toContain(secret)
})
