import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../src/contract/contract'
import type { CommandDef } from '../../../src/contract/define'
import { personLists } from '../../../src/features/people/person-lists'

type Commands = {
  [Area in keyof Contract]: {
    [Name in keyof Contract[Area] & string]: Contract[Area][Name] extends CommandDef
      ? `${Area}.${Name}`
      : never
  }[keyof Contract[Area] & string]
}[keyof Contract]

/** Rests on what was shown: a form from its first key on, a click as of that moment, a sheet cell by cell. */
const form = 'form'
const click = 'click'
const cells = 'cells'
/** Or why it need not. */
const adds = 'makes something new and changes nothing that is there'
const step = 'goes on from a state that it is refused in when somebody else has gone on already'
const roll = 'puts people on a list or takes them off: twice is once, and no value is replaced'
const service = 'only the service gives it, which looks at what is there in the same transaction'
const looked = 'says itself what was looked at, and is refused where that is not so any more'

/** Every command there is: a new one does not compile before it has taken a stand. */
const stands: Record<Commands, string> = {
  'assessments.recordMarks': cells,
  'assessments.writeScores': service,
  'book.noteAltered': looked,
  'book.noteLost': looked,
  'book.noteRecovery': looked,
  'book.noteRestore': service,
  'book.putBack': looked,
  'book.redo': looked,
  'book.undo': looked,
  'certificates.continueNumbers': form,
  'certificates.issue': adds,
  'certificates.keepRaisedNumbers': looked,
  'certificates.logPrints': service,
  'certificates.lowerNumbers': looked,
  'certificates.raiseNumbers': service,
  'certificates.reissue': step,
  'certificates.settleLost': form,
  'certificates.voidOne': step,
  'courses.add': adds,
  'courses.addRoom': adds,
  'courses.addTrainer': adds,
  'courses.change': form,
  'courses.changeRoom': click,
  'courses.changeTrainer': click,
  'courses.retire': click,
  'imports.rememberLayout': service,
  'improvements.add': adds,
  'improvements.assign': form,
  'improvements.cancel': step,
  'improvements.change': form,
  'improvements.finish': form,
  'improvements.followUp': adds,
  'improvements.sendBack': step,
  'improvements.verify': form,
  'needs.add': adds,
  'needs.change': form,
  'needs.decide': form,
  'needs.rate': adds,
  'needs.writeAbility': service,
  'people.addBusinessLine': adds,
  'people.addChannel': adds,
  'people.addCompetency': adds,
  'people.addGradeLevel': adds,
  'people.addPost': adds,
  'people.addUnit': adds,
  'people.change': form,
  'people.changeBusinessLine': form,
  'people.changeChannel': form,
  'people.changeCompetency': form,
  'people.changeGradeLevel': form,
  'people.changePost': form,
  'people.changeUnit': form,
  'people.hire': adds,
  'people.leave': form,
  'people.moveUnit': click,
  'people.rehire': form,
  'people.removeBusinessLine': click,
  'people.removeChannel': click,
  'people.removeCompetency': click,
  'people.removeGradeLevel': click,
  'people.removePost': click,
  'people.removeUnit': click,
  'people.setRequirement': cells,
  'people.setRequirements': cells,
  'people.transfer': form,
  'people.writeRoster': service,
  'plan.addLine': adds,
  'plan.changeLine': form,
  'plan.decideLine': click,
  'plan.removeLine': click,
  'plan.setStatus': click,
  'sessions.addWalkIn': roll,
  'sessions.cancel': step,
  'sessions.changeRoll': roll,
  'sessions.changeScheme': form,
  'sessions.close': step,
  'sessions.enrol': roll,
  'sessions.markSignInPrinted': service,
  'sessions.noteAttachment': service,
  'sessions.recordAttendance': cells,
  'sessions.removeAttachment': click,
  'sessions.reopen': step,
  'sessions.reschedule': form,
  'sessions.restore': step,
  'sessions.schedule': adds,
  'sessions.setFileItem': click,
  'sessions.withdraw': roll,
  'sessions.writeAttendance': service,
  'settings.addOperator': adds,
  'settings.changeLogo': click,
  'settings.changeOffice': form,
  'settings.renameOperator': form,
  'settings.retireOperator': click,
  'settings.setBookToday': service,
}

const source = join(import.meta.dirname, '../../../src')
/** Every use of a command in the page: its name, and what it rests on. */
const uses = ['features', 'parts', 'app'].flatMap(folder =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && file !== 'call.ts')
    .flatMap(file => [
      ...readFileSync(join(source, folder, file), 'utf8').matchAll(
        /useCommand\('(\w+)', ([^,)]+)(?:, ([^)]+))?\)/g,
      ),
    ])
    .flatMap(([, area = '', name = '', given = '']) =>
      namesOf(name).map(one => ({ command: `${area}.${one}`, given })),
    ),
)

/** A command of a list of people is named by the list. */
function namesOf(written: string): string[] {
  const [, by] = /\.(add|change|remove)$/.exec(written) ?? []
  if (by === undefined) return [written.replaceAll("'", '')]
  return Object.values(personLists).map(list => list[by as 'add' | 'change' | 'remove'])
}
const givenTo = (command: string) => uses.filter(use => use.command === command).map(use => use.given)

describe('every command of the contract', () => {
  it.each(Object.entries(stands).filter(([, stand]) => stand === form))('%s rests on its form', command => {
    expect(givenTo(command)).toContain('form')
    expect(givenTo(command).filter(given => given !== 'form' && given !== 'seenNow')).toEqual([])
  })

  it.each(Object.entries(stands).filter(([, stand]) => stand === click))(
    '%s rests on what is shown',
    command => {
      expect(givenTo(command)).toContain('seenNow')
      expect(givenTo(command).filter(given => given !== 'form' && given !== 'seenNow')).toEqual([])
    },
  )
})
