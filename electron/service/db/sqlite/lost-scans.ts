import type { Database } from 'better-sqlite3'

/** A scan as a person knows it. */
export interface NamedScan {
  sha256: string
  fileName: string
  courseName: string
  courseNameEn: string | null
  number: number
}

/** Where a book has these files, by session; what only its history names is not among them. */
export function namesOfScans(sqlite: Database, files: readonly string[], most: number): NamedScan[] {
  return sqlite
    .prepare(
      `SELECT scan.sha256, scan.file_name AS fileName, course.name AS courseName,
              course.name_en AS courseNameEn, session.number
       FROM json_each(?) AS wanted
       JOIN session_attachment AS scan ON scan.sha256 = wanted.value
       JOIN session ON session.id = scan.session_id
       JOIN course ON course.id = session.course_id
       ORDER BY course.name, session.number, scan.file_name LIMIT ?`,
    )
    .all(JSON.stringify(files), most) as NamedScan[]
}

/** Size in bytes of every file a row names, by its hash. */
export function sizesOfScans(sqlite: Database): Map<string, number> {
  const rows = sqlite.prepare('SELECT sha256, bytes FROM attachment').raw().all() as [string, number][]
  return new Map(rows)
}

/** On how many papers each of these files lies, by its hash; without those that lie on none any more. */
export function papersOfScans(sqlite: Database, files: readonly string[]): Map<string, number> {
  const rows = sqlite
    .prepare(
      `SELECT sha256, count(*) FROM session_attachment
       WHERE sha256 IN (SELECT value FROM json_each(?)) GROUP BY sha256`,
    )
    .raw()
    .all(JSON.stringify(files)) as [string, number][]
  return new Map(rows)
}

/** Every file a row names or an undo could bring back. */
export function neededAttachments(sqlite: Database): string[] {
  return sqlite
    .prepare(
      `SELECT sha256 FROM attachment
       UNION SELECT json_extract(key, '$[0]') FROM change WHERE tbl = 'attachment' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
}
