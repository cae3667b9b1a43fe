import { z } from 'zod'
import { command, query } from './define'
import { day, done, id, line, requiredLine } from './shapes'

export const officeSettings = z.object({
  /** Stands at the head of forms and certificates. */
  company: z.string(),
  companyEn: z.string(),
  /** 学时: how many minutes make one hour (FORMS: 45 or 60). */
  minutesPerHour: z.union([z.literal(45), z.literal(60)]),
  /** e.g. {company}-{kind}-{year}-{serial:4}; FORMS: company–kind–year–serial, never reused. */
  certificatePattern: z.string(),
  /** What stands for {company} in the number, e.g. KF. */
  certificateCompany: z.string(),
  /** Form number and version of each form: QR-HR-05 A/0; a form without one says none. */
  formNumbers: z.record(z.string(), z.string()),
  /** Days after the last day of a session until its file must be complete. */
  fileDays: z.number().int(),
  /** Days until a make-up or resit action is due. */
  actionDays: z.number().int(),
})
export type OfficeSettings = z.infer<typeof officeSettings>

export const operator = z.object({ id, name: z.string(), active: z.boolean() })

export const settings = {
  office: query({ input: z.object({}), output: officeSettings }),
  changeOffice: command({
    input: z.object({
      company: line(120).optional(),
      companyEn: line(120).optional(),
      minutesPerHour: z.union([z.literal(45), z.literal(60)]).optional(),
      certificatePattern: requiredLine(80).optional(),
      certificateCompany: requiredLine(20).optional(),
      formNumbers: z.record(line(40), line(40)).optional(),
      fileDays: z.number().int().min(0).max(90).optional(),
      actionDays: z.number().int().min(0).max(180).optional(),
    }),
    output: done,
    undo: 'captured',
    refusals: ['bad_certificate_pattern', 'bad_company_code'],
  }),
  /** What stands beside the company's name: a PNG in base64. */
  logo: query({ input: z.object({}), output: z.string().nullable() }),
  changeLogo: command({
    input: z.object({ png: z.base64().max(350_000).nullable() }),
    output: done,
    undo: 'captured',
    describes: ['context'],
    refusals: ['bad_logo'],
  }),
  operators: query({ input: z.object({}), output: z.array(operator) }),
  addOperator: command({
    input: z.object({ name: requiredLine(40) }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['operator_exists'],
  }),
  renameOperator: command({
    input: z.object({ id, name: requiredLine(40) }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['operator_exists', 'not_found'],
  }),
  retireOperator: command({
    input: z.object({ id, active: z.boolean() }),
    output: done,
    undo: 'captured',
    describes: ['name', 'context'],
    refusals: ['not_found', 'last_operator'],
  }),
  /** The day the demonstration book lives in; an ordinary book follows the clock. */
  setBookToday: command({
    input: z.object({ today: day.nullable() }),
    output: done,
    undo: 'final',
    internal: true,
  }),
}
