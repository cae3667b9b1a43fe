import { listFaces } from '../../../../electron/service/certificates/certificates-store'
import { shownOn } from '../../../../electron/service/certificates/log-prints'
import type { Office } from '../office'
import type { CommandsOf } from './case'

/** A recovery that lost a certificate and its row. */
const loseOne = ({ books, ofLi }: Office) =>
  books.sealSalvaged({
    lost: JSON.stringify([
      {
        table: 'certificate',
        saved: 1,
        lost: 1,
        rebuilt: 0,
        named: [{ label: 'KF-TS-2026-0009', person: '李娜', enrolmentId: ofLi }],
      },
    ]),
  })

const printOf = async ({ books, certificate }: Office, reason: string | null = null) => ({
  certificateIds: [certificate],
  reason,
  shown: shownOn(await listFaces(books.db, [certificate]), null),
})

const series = 'KF-TS-2026-#'
/** As an opening finds a series that another hand raised: one number of it is proved. */
const raisedTo40 = {
  floors: [{ series, last: 40 }],
  elsewhere: false,
  doubts: [{ series, proved: 1, upTo: 40 }],
}

export const certificates: CommandsOf<'certificates'> = {
  settleLost: [
    async office => {
      await loseOne(office)
      return { numbers: ['KF-TS-2026-0009'], reason: '原件已收回' }
    },
    { refused: 'lost_settled', given: () => ({ numbers: ['KF-TS-2026-0009'], reason: '没有丢失' }) },
  ],
  raiseNumbers: [
    () => ({ floors: [{ series, last: 40 }], elsewhere: true }),
    () => raisedTo40,
    () => ({ floors: [], elsewhere: false }),
  ],
  continueNumbers: [() => ({ after: [{ series, last: 12 }] })],
  lowerNumbers: [
    async ({ does }) => {
      await does('certificates', 'raiseNumbers', raisedTo40)
      return { series: [series] }
    },
    {
      refused: 'number_given',
      async given({ does, held, ofLi }) {
        await does('certificates', 'issue', { sessionId: held, enrolmentIds: [ofLi] })
        await does('certificates', 'raiseNumbers', raisedTo40)
        return { series: [series] }
      },
    },
    { refused: 'numbers_decided', given: () => ({ series: [series] }) },
  ],
  keepRaisedNumbers: [
    async ({ does }) => {
      await does('certificates', 'raiseNumbers', raisedTo40)
      return { series: [series] }
    },
  ],
  issue: [
    office => ({ sessionId: office.held, enrolmentIds: [office.ofLi], issuedOn: '2026-12-05' }),
    {
      refused: 'already_issued',
      given: office => ({ sessionId: office.held, enrolmentIds: [office.ofWang] }),
    },
    { refused: 'not_passed', given: office => ({ sessionId: office.held, enrolmentIds: [office.ofZhang] }) },
    {
      refused: 'no_issuer',
      async given({ does, held, ofLi }) {
        await does('settings', 'changeOffice', { company: '' })
        return { sessionId: held, enrolmentIds: [ofLi] }
      },
    },
  ],
  voidOne: [
    office => ({ id: office.certificate, reason: '姓名印错' }),
    {
      refused: 'already_voided',
      async given({ does, certificate }) {
        await does('certificates', 'voidOne', { id: certificate, reason: '姓名印错' })
        return { id: certificate, reason: '又一次' }
      },
    },
  ],
  reissue: [
    async ({ does, certificate, ofWang }) => {
      await does('certificates', 'voidOne', { id: certificate, reason: '姓名印错' })
      return { enrolmentId: ofWang, reason: '姓名印错' }
    },
    { refused: 'still_valid', given: office => ({ enrolmentId: office.ofWang, reason: '想要新的' }) },
  ],
  logPrints: [
    office => printOf(office),
    async office => {
      await office.does('certificates', 'logPrints', await printOf(office))
      return printOf(office, '卡纸')
    },
    {
      refused: 'reason_needed',
      async given(office) {
        await office.does('certificates', 'logPrints', await printOf(office))
        return printOf(office)
      },
    },
    {
      refused: 'voided_while_printing',
      async given(office) {
        const print = await printOf(office)
        await office.does('certificates', 'voidOne', { id: office.certificate, reason: '姓名有误' })
        return print
      },
    },
    {
      refused: 'changed_while_printing',
      given: async office => ({ ...(await printOf(office)), shown: 'of another day' }),
    },
  ],
}
