import type { settings } from '../../../src/contract/settings'
import { isNumberCode, patternRefusal } from '../../../src/domain/certificates/number-rule'
import { logoSize } from '../../../src/domain/forms/logo'
import type { AreaHandlers } from '../area-handlers'
import { findOperatorByName, insertOperator, listOperators, updateOperator } from './operators-store'
import { getLogo, getOffice, putBookToday, putLogo, putOffice } from './settings-store'

export const settingsHandlers: AreaHandlers<typeof settings> = {
  office: context => getOffice(context.db),
  async changeOffice(context, input) {
    if (input.certificatePattern !== undefined) {
      const problem = patternRefusal(input.certificatePattern)
      if (problem) context.refuse('bad_certificate_pattern', { problem })
    }
    if (input.certificateCompany !== undefined && !isNumberCode(input.certificateCompany))
      context.refuse('bad_company_code')
    await putOffice(context.tx, input)
    return {}
  },
  logo: context => getLogo(context.db),
  async changeLogo(context, { png }) {
    if (png !== null && logoSize(Buffer.from(png, 'base64')) === null) context.refuse('bad_logo')
    await putLogo(context.tx, png)
    context.describe({ context: png === null ? 'removed' : 'set' })
    return {}
  },
  operators: context => listOperators(context.db),
  async addOperator(context, input) {
    if (await findOperatorByName(context.tx, input.name))
      context.refuse('operator_exists', { name: input.name })
    const id = context.newId()
    await insertOperator(context.tx, { id, name: input.name })
    context.describe({ name: input.name })
    return { id }
  },
  async renameOperator(context, input) {
    const other = await findOperatorByName(context.tx, input.name)
    if (other && other.id !== input.id) context.refuse('operator_exists', { name: input.name })
    if (!(await updateOperator(context.tx, input.id, { name: input.name }))) context.refuse('not_found')
    context.describe({ name: input.name })
    return {}
  },
  async retireOperator(context, input) {
    const operators = await listOperators(context.tx)
    const target = operators.find(operator => operator.id === input.id)
    if (!target) context.refuse('not_found')
    if (!input.active && !operators.some(operator => operator.active && operator.id !== input.id))
      context.refuse('last_operator')
    await updateOperator(context.tx, input.id, { active: input.active })
    context.describe({ name: target?.name ?? '', context: input.active ? 'back' : 'retired' })
    return {}
  },
  async setBookToday(context, input) {
    await putBookToday(context.tx, input.today)
    return {}
  },
}
