import { changeIn, valuesIn } from './book-file'

/** What somebody does with a SQLite tool who knows of the triggers: every one is there again afterwards. */
export function raiseBehind(file: string): void {
  const [trigger] = valuesIn(file, "SELECT sql FROM sqlite_schema WHERE name = 'capture_mark_u'")
  changeIn(
    file,
    `DROP TRIGGER capture_mark_u;
     UPDATE mark SET theory = 9900, practice = 9900, total = 9900, verdict = 'passed', grade = 'excellent'
     WHERE theory = 1000; ${trigger}`,
  )
}
