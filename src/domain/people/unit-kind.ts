import type { UnitKind } from './codes'

const HEADQUARTERS = /总部|总公司|本部|总行|集团|\bhead ?quarters?\b|\bhead office\b|^hq\b/i
const BRANCH =
  /分部|分公司|分中心|分局|支公司|办事处|大区|片区|营业部|基地|职场|\bbranch\b|\bsite\b|\bregion\b/i
const DEPARTMENT = /(部|部门|科|室|处|事业群|中心)$|\b(department|dept|division)\b/i

/** What a unit of a roster is, by its name: '总部客服中心' headquarters, '华南分部' branch, '质检部' department. */
export function unitKindOf(name: string): Exclude<UnitKind, 'team'> {
  if (HEADQUARTERS.test(name)) return 'headquarters'
  if (BRANCH.test(name)) return 'branch'
  return DEPARTMENT.test(name) ? 'department' : 'branch'
}
