import type { CommandsOf } from './case'

export const needs: CommandsOf<'needs'> = {
  rate: [
    office => ({
      personId: office.zhang,
      competencyId: office.complaints,
      state: 'rated',
      level: 3,
      method: 'test',
      ratedOn: '2026-12-01',
      assessor: '陈静',
    }),
    // An older one than what stands: the standing stays.
    office => ({
      personId: office.li,
      competencyId: office.complaints,
      state: 'not_observed',
      level: null,
      method: 'self',
      ratedOn: '2026-01-05',
    }),
    office => ({
      personId: office.li,
      competencyId: office.complaints,
      state: 'rated',
      level: 4,
      method: 'inspection',
      ratedOn: '2026-12-09',
    }),
  ],
  writeAbility: [
    office => ({
      fileName: '能力矩阵.xlsx',
      sheet: '客服',
      rows: [office.wang, office.li].map(personId => ({
        personId,
        assessor: '陈静',
        ratedOn: '2026-12-05',
        method: 'supervisor',
        ratings: [
          { competency: '投诉处理流程', state: 'rated', level: 3 },
          { competency: '书面回复', state: 'exempt', level: null },
        ],
      })),
      counts: { ratings: 4 },
    }),
  ],
  add: [
    office => ({
      ...{
        title: '节前加训',
        source: 'kpi',
        unitId: office.team,
        competencyId: office.emotions,
        gapTenths: 12,
      },
      ...{
        criticality: 4,
        dueOn: '2027-01-20',
        target: { by: '2027-02-01', measure: '满意度', from: '92%', to: '95%' },
      },
    }),
    { refused: 'not_found', given: () => ({ title: '无此单位', source: 'person', unitId: 'none' }) },
  ],
  change: [
    office => ({
      id: office.need,
      title: '投诉处理不熟练',
      source: 'inspection',
      headcount: 9,
      personIds: [office.liu],
    }),
  ],
  decide: [
    office => ({ id: office.need, status: 'closed', reason: '复训后达标' }),
    office => ({ id: office.openNeed, status: 'declined', reason: '系统推迟上线' }),
    { refused: 'no_plan_line', given: office => ({ id: office.openNeed, status: 'planned', reason: null }) },
  ],
}
