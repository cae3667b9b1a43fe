import type { CommandsOf } from './case'

/** The smallest picture there is. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const settings: CommandsOf<'settings'> = {
  changeOffice: [
    () => ({
      company: '远程旅行',
      minutesPerHour: 45,
      formNumbers: { sign_in: 'QR-HR-05 A/0' },
      fileDays: 7,
    }),
    { refused: 'bad_certificate_pattern', given: () => ({ certificatePattern: '{year}' }) },
    { refused: 'bad_company_code', given: () => ({ certificateCompany: 'a/b' }) },
  ],
  changeLogo: [
    () => ({ png }),
    async ({ does }) => {
      await does('settings', 'changeLogo', { png })
      return { png: null }
    },
  ],
  addOperator: [() => ({ name: '韩雪' }), { refused: 'operator_exists', given: () => ({ name: '程浩' }) }],
  renameOperator: [
    office => ({ id: office.otherOperator, name: '程昊' }),
    { refused: 'operator_exists', given: office => ({ id: office.otherOperator, name: '周敏' }) },
  ],
  retireOperator: [
    office => ({ id: office.otherOperator, active: false }),
    async office => {
      await office.does('settings', 'retireOperator', { id: office.otherOperator, active: false })
      return { id: office.otherOperator, active: true }
    },
  ],
  setBookToday: [() => ({ today: '2026-12-09' })],
}
