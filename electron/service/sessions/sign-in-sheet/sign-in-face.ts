/** A block as the sheet shows it: a day and local minutes since midnight. */
export interface SignInBlock {
  day: string
  starts: number
  ends: number
}

export interface SignInPerson {
  staffNo: string | null
  name: string
  unitName: string | null
  postName: string | null
}

/** All that a sign-in sheet says, in the language it is printed in. */
export interface SignInFace {
  company: string
  /** Form number and version: QR-HR-05 A/0. */
  form: string
  topic: string
  sessionNumber: number
  firstDay: string
  lastDay: string
  trainers: readonly string[]
  rooms: readonly string[]
  blocks: readonly SignInBlock[]
  people: readonly SignInPerson[]
}
