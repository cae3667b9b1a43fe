import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../src/contract/contract'
import { most } from '../../../src/domain/fields/lengths'
import { checkout } from '../../support/checkout'

/** Where the contract takes each text: area.procedure.field, deeper by dots. */
const taken: Record<Exclude<keyof typeof most, 'tags'>, readonly string[]> = {
  search: ['certificates.list.text', 'courses.list.text', 'people.list.text', 'search.find.text'],
  pasted: ['people.match.text'],
  message: ['sessions.readMessage.text'],
  operatorName: ['settings.addOperator.name', 'settings.renameOperator.name'],
  company: ['settings.changeOffice.company', 'settings.changeOffice.companyEn'],
  companyCode: ['settings.changeOffice.certificateCompany'],
  formNumber: ['settings.changeOffice.formNumbers.*'],
  recordNote: ['book.takeNote.reason', 'certificates.settleLost.reason'],
  recordHead: ['book.findHead.head'],
  name: [
    'courses.addRoom.name',
    'people.addBusinessLine.name',
    'people.addChannel.nameEn',
    'people.addPost.name',
    'people.addUnit.name',
    'people.addCompetency.name',
    'people.addGradeLevel.nameEn',
  ],
  gradeLevelName: ['people.addGradeLevel.name'],
  duties: ['people.addPost.duties'],
  category: ['people.addCompetency.category'],
  descriptor: ['people.addCompetency.descriptors.*'],
  employmentReason: ['people.transfer.reason', 'people.leave.reason', 'people.rehire.reason'],
  place: ['courses.addRoom.place'],
  trainerName: ['courses.addTrainer.name'],
  trainerCompany: ['courses.addTrainer.company'],
  trainerPhone: ['courses.addTrainer.phone', 'courses.changeTrainer.phone'],
  needMeasure: ['needs.add.target.measure'],
  needFrom: ['needs.add.target.from'],
  needTo: ['needs.add.target.to'],
  needReason: ['needs.decide.reason'],
  assessor: ['needs.rate.assessor'],
  audience: ['plan.addLine.audience'],
  planReason: ['plan.decideLine.reason'],
  approvedBy: ['plan.setStatus.approvedBy'],
  revisionReason: ['plan.setStatus.reason'],
  topic: ['sessions.schedule.blocks.topic'],
  cancelReason: ['sessions.cancel.reason'],
  fileNote: ['sessions.setFileItem.note'],
  certificateReason: [
    'certificates.voidOne.reason',
    'certificates.reissue.reason',
    'certificates.printTogether.reason',
  ],
  actionTitle: ['improvements.add.title'],
  actionText: ['improvements.add.cause', 'improvements.add.measure'],
  actionNote: ['improvements.finish.note', 'improvements.verify.note'],
  actionReason: ['improvements.cancel.reason', 'improvements.sendBack.reason'],
}

function fieldAt(path: string): z.ZodType {
  const [area = '', name = '', ...keys] = path.split('.')
  const areas: Record<string, Record<string, { input: z.ZodType }>> = contract
  let at = bare(areas[area]?.[name]?.input)
  for (const key of keys) {
    if (at instanceof z.ZodArray) at = bare(at.element as z.ZodType)
    if (at instanceof z.ZodRecord) at = bare(at.valueType as z.ZodType)
    else if (at instanceof z.ZodObject) at = bare(at.shape[key] as z.ZodType | undefined)
    else throw new Error(`${path} has no ${key}`)
  }
  return at
}

/** Without null, default and the like around it. */
function bare(schema: z.ZodType | undefined): z.ZodType {
  if (!schema) throw new Error('no such procedure or field')
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return bare(schema.unwrap() as z.ZodType)
  return schema
}

it.each(Object.entries(taken).flatMap(([name, paths]) => paths.map(path => [name, path] as const)))(
  '%s is as long as %s takes it',
  (name, path) => {
    const longest = 'x'.repeat(most[name as keyof typeof taken])
    const field = fieldAt(path)
    expect(field.safeParse(longest).success).toBe(true)
    expect(field.safeParse(`${longest}x`).success).toBe(false)
  },
)

it('no form has a length of its own', () => {
  const sources = readdirSync(join(checkout, 'src'), { recursive: true, encoding: 'utf8' })
  const own = sources.filter(
    file =>
      /^(app|features|parts).*\.tsx$/.test(file) &&
      /maxLength=\{[^}]*\d/.test(readFileSync(join(checkout, 'src', file), 'utf8')),
  )
  expect(own).toEqual([])
})
