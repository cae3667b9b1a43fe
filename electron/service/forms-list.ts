import type { FormName } from '../../src/domain/forms/codes'
import { markSheetForm } from './assessments/forms/mark-sheet-form'
import { retrainingForm } from './assessments/forms/retraining'
import { certificateRegisterForm } from './certificates/forms/certificate-register'
import { type AnyForm, anyForm } from './documents/form/form'
import { ledgerForm } from './reports/forms/ledger-form'
import { personalFileForm } from './reports/forms/personal-file'
import { noticeForm } from './sessions/forms/notice'
import { signInForm } from './sessions/forms/sign-in-sheet'

/** Every form there is to write. */
const forms: readonly AnyForm[] = [
  anyForm(noticeForm),
  anyForm(signInForm),
  anyForm(markSheetForm),
  anyForm(retrainingForm),
  anyForm(certificateRegisterForm),
  anyForm(personalFileForm),
  anyForm(ledgerForm),
]

export function formNamed(name: FormName): AnyForm {
  const found = forms.find(form => form.name === name)
  if (!found) throw new Error(`no form ${name}`)
  return found
}
