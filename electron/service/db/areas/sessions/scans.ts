import type { AreaScans, NamedScan } from '../../sqlite/area-scans'

export const sessionScans: AreaScans = {
  named: (sqlite, files, most) =>
    sqlite
      .prepare(
        `SELECT scan.sha256, scan.file_name AS fileName, course.name AS courseName,
                course.name_en AS courseNameEn, session.number
         FROM json_each(?) AS wanted
         JOIN session_attachment AS scan ON scan.sha256 = wanted.value
         JOIN session ON session.id = scan.session_id
         JOIN course ON course.id = session.course_id
         ORDER BY course.name, session.number, scan.file_name LIMIT ?`,
      )
      .all(JSON.stringify(files), most) as NamedScan[],
  papers: (sqlite, files) =>
    sqlite
      .prepare(
        `SELECT sha256, count(*) FROM session_attachment
         WHERE sha256 IN (SELECT value FROM json_each(?)) GROUP BY sha256`,
      )
      .raw()
      .all(JSON.stringify(files)) as [string, number][],
}
