import type { CommandsOf } from './case'

export const assessments: CommandsOf<'assessments'> = {
  recordMarks: [
    office => ({
      sessionId: office.held,
      markedOn: '2026-12-03',
      marks: [
        { enrolmentId: office.ofLi, theory: { kind: 'scored', mark: 9600 }, note: '复核后更正' },
        { enrolmentId: office.ofZhang, practice: null },
        { enrolmentId: office.ofLiu, theory: { kind: 'missed' }, practice: { kind: 'deferred' } },
      ],
    }),
    // A resit, which raises the level of whoever passes.
    office => ({
      sessionId: office.held,
      attempt: 2,
      marks: [
        {
          enrolmentId: office.ofZhang,
          theory: { kind: 'scored', mark: 8000 },
          practice: { kind: 'scored', mark: 8050 },
        },
      ],
    }),
    {
      refused: 'certificate_issued',
      given: office => ({
        sessionId: office.held,
        marks: [{ enrolmentId: office.ofWang, theory: { kind: 'scored', mark: 100 } }],
      }),
    },
  ],
  writeScores: [
    office => ({
      ...{
        sessionId: office.held,
        fileName: '成绩.xlsx',
        sheet: '一期',
        enrolMissing: true,
        counts: { rows: 3 },
      },
      rows: [
        {
          personId: office.li,
          theory: { kind: 'scored', mark: 8800 },
          practice: { kind: 'scored', mark: 9000 },
        },
        { personId: office.zhang, theory: { kind: 'cheating' } },
        { personId: office.chen, theory: { kind: 'scored', mark: 7000 }, practice: { kind: 'missed' } },
      ],
    }),
    office => ({
      sessionId: office.held,
      fileName: '成绩.xlsx',
      sheet: '一期',
      counts: {},
      rows: [
        { personId: office.chen, note: '不在名单' },
        { personId: office.liu, practice: { kind: 'deferred' } },
      ],
    }),
  ],
}
