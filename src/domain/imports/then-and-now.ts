/** Staff changes as HR offices call them: 异动, 调岗, 晋升 … */
const CHANGE = '(?:调整|变动|变更|异动|调动|调岗|转岗|晋升|晋级|升级|调级|轮岗|划转|更新|修改|变化)'
const FORMER = new RegExp(
  `^(?:原(?!因|始|则|籍|创)|前(?!台|厅|端|线|程|期|后)|曾|旧|以前|之前|历史)|${CHANGE}之?前|(?:原|旧|之前|(?<!售)前)$|` +
    '^(?:former|previous|prev|prior|old|past|last|original|from|before)|(?:former|previous|prior|old|before)$',
)
const PRESENT = new RegExp(
  `^(?:现(?:任|在|有)?|新(?:任)?|目前|当前|最新|${CHANGE}之?后|调入|current|present|new|latest|updated|after|to)|` +
    `(?:现|新|(?:${CHANGE}之?|之)后|current|present|new|now|after)$`,
)

/** How things were: 原班组, 调整前岗位, 部门(原), Previous Team. */
export const isFormer = (folded: string) => FORMER.test(folded)

/** 现班组, 调整后岗位 and New Team without the word for now; null where there is none. */
export function ofToday(folded: string): string | null {
  const bare = folded.replace(PRESENT, '')
  return bare === folded ? null : bare
}
