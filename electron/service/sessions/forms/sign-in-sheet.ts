import type { FormLanguage } from '../../../../src/domain/documents/form-codes'
import { anyForm, formSheet } from '../../documents/form/form'
import { usableWidth } from '../../documents/form/form-shape'
import type { FormBody, FormRoll, FormSheet } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import { type PersonOnForm, personColumns } from '../../documents/form/person-columns'
import { type ColumnOf, rollOf } from '../../documents/form/roll-of'
import type { Letterhead } from '../../settings/settings-service'
import { type Block, listBlocks } from '../stores/blocks-store'
import { listRoll } from '../stores/enrolments-store'
import { findSession, type Session } from '../stores/sessions-store'
import { blockHeading, sessionFacts } from './session-facts'

/** Rows for people who simply came (FORMS: 签到表). */
const SPARE_ROWS = 5

/** More blocks than these are signed for once each; than these, on a sheet on its side; than these, on more sheets. */
const IN_AND_OUT = 2
const PORTRAIT = 4
const LANDSCAPE = 10

const WIDE = { serial: 9, staffNo: 19, name: 24, unit: 27, post: 23, remark: 16 } as const
const NARROW = { serial: 8, staffNo: 16, name: 19, unit: 21, post: 17, remark: 12 } as const

export interface SignInFacts {
  session: Pick<Session, 'courseName' | 'courseNameEn' | 'number' | 'firstDay' | 'lastDay'>
  blocks: readonly Block[]
  roll: readonly PersonOnForm[]
}

export const signInForm = anyForm<SignInFacts>({
  form: 'sign_in',
  async gather({ db }, subject) {
    const session = subject.kind === 'session' ? await findSession(db, subject.id) : null
    if (!session) return null
    const [blocks, roll] = [await listBlocks(db, session.id), await listRoll(db, session.id, false)]
    return { session, blocks, roll }
  },
  empty: ({ roll }) => roll.length === 0,
  body: signInBody,
  async written(context, subject, format) {
    // A book that is only read keeps no word of it.
    if (subject.kind === 'session' && context.canWrite)
      await context.run('sessions', 'markSignInPrinted', { sessionId: subject.id, format })
  },
})

export interface SignInLayout {
  landscape: boolean
  /** Indices of the blocks whose columns stand on the same sheets. */
  groups: readonly (readonly number[])[]
  /** 签到 and 签退 of each block, or one signature for it: a hand needs 16 mm. */
  columns: 1 | 2
}

/** 2 blocks → portrait, in and out; 4 → portrait, one column each; 6 → landscape; 11 → two sets of landscape sheets. */
export function signInLayout(count: number): SignInLayout {
  const sets = Math.max(1, Math.ceil(count / LANDSCAPE))
  const size = Math.ceil(count / sets)
  return {
    landscape: count > PORTRAIT,
    groups: Array.from({ length: sets }, (_, set) =>
      Array.from({ length: Math.min(size, count - set * size) }, (_unused, index) => set * size + index),
    ),
    columns: count > IN_AND_OUT ? 1 : 2,
  }
}

/** 签到表: every page is evidence, and says all that the sheet is about. */
export function signInBody({ session, blocks, roll }: SignInFacts, voice: FormVoice): FormBody {
  const layout = signInLayout(blocks.length)
  return {
    title: voice.say('sign_in.title'),
    landscape: layout.landscape,
    facts: sessionFacts(voice, session, blocks, roll.length),
    parts: layout.groups.map(group => rollOfBlocks(voice, layout, group, { blocks, roll })),
    note: voice.say('sign_in.note'),
    signatures: [
      'form.trainer_signature',
      'form.signed_on',
      'form.prepared',
      'form.reviewed',
      'form.approved',
    ],
  }
}

function rollOfBlocks(
  voice: FormVoice,
  { landscape, columns, groups }: SignInLayout,
  group: readonly number[],
  { blocks, roll }: Pick<SignInFacts, 'blocks' | 'roll'>,
): FormRoll {
  const fixed = columns === 1 ? NARROW : WIDE
  const taken = Object.values(fixed).reduce((sum, width) => sum + width, 0)
  const width = (usableWidth(landscape) - taken) / (columns * Math.max(1, group.length))
  const said =
    columns === 1 ? (['sign_in.sign_in'] as const) : (['sign_in.sign_in', 'sign_in.sign_out'] as const)
  const signed = group.flatMap((index): ColumnOf<PersonOnForm>[] => {
    const block = blocks[index]
    const heading = block && blockHeading(voice, block)
    return heading ? said.map(key => [key, width, 'sign', null, { group: heading }]) : []
  })
  const part = { first: (group[0] ?? 0) + 1, last: (group.at(-1) ?? 0) + 1, all: blocks.length }
  return rollOf(
    voice,
    roll,
    [...personColumns(voice, fixed), ...signed, ['form.remark', fixed.remark, 'text']],
    {
      tall: true,
      spare: SPARE_ROWS,
      ...(groups.length > 1 ? { apart: voice.say('sign_in.blocks', part) } : {}),
    },
  )
}

/** The sheet of one session for this office. */
export function signInSheet(
  facts: SignInFacts & {
    office: Pick<Letterhead, 'company' | 'companyEn' | 'formNumbers'> & Partial<Pick<Letterhead, 'logo'>>
  },
  language: FormLanguage,
): FormSheet {
  const { office } = facts
  return formSheet(office, office.formNumbers.sign_in ?? '', language, voice => signInBody(facts, voice))
}
