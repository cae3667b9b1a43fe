import type { ContentFault } from '../../../src/domain/attachments/content-faults'
import { endingFor, scanEndings } from '../../../src/domain/attachments/scan-kinds'
import { safeFileName, splitFileName } from '../../../src/domain/files/safe-name'
import { isCutOff } from './content-ends'
import { partOf } from './content-parts'
import type { Content } from './pieces'

/**
 * Under which name a file is filed, or why it is not. Strict where nobody can want it (empty, a program, without its
 * end, called a page and nothing that anybody knows, or of no kind that is filed, whichever way it came), and silent
 * where a look at the bytes proves nothing: a text. What is a page or a picture under another ending is filed under its own. What is judged is the name it
 * would have: nothing that is taken out of a name may make another of it.
 */
export async function judgeContent(
  content: Content,
): Promise<{ fileName: string } | { fault: ContentFault }> {
  const { name, mediaType, size } = content
  if (size === 0) return { fault: 'scan_empty' }
  const { stem, ending: written } = splitFileName(name)
  const ending = written.toLowerCase()
  const head = await content.read(0, 16)
  if (
    isProgramName(safeFileName(stem, written)) ||
    programStarts.some(start => head.indexOf(start, 0, 'latin1') === 0)
  )
    return { fault: 'scan_is_program' }
  if (await isCutOff(content)) return { fault: 'scan_cut_off' }
  const own = endingFor({ ending, mediaType, part: await partOf(content) })
  if (own === null) return { fault: 'scan_unlike_name' }
  if (!scanEndings.includes(own)) return { fault: 'scan_other_kind' }
  if (own === ending) return { fileName: safeFileName(stem, written) }
  // What stands behind the last dot may be part of the name: 签到 3.15
  const whole = written === '' || scanEndings.includes(ending) ? stem : `${stem}.${written}`
  return { fileName: safeFileName(whole, own) }
}

/** A name that is too long is cut, which may leave another ending; Windows has some of its own with a hyphen. */
function isProgramName(fileName: string): boolean {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  return fileName.includes('.') && (programEndings.has(ending) || ending.endsWith('-ms'))
}

const programEndings = new Set(
  'exe com scr pif msi msix bat cmd ps1 vbs vbe js jse wsf wsh hta cpl dll sys lnk reg jar apk sh app deb rpm command desktop url scf msc msp wsc sct ps1xml psm1'.split(
    ' ',
  ),
)
/** Of Windows, Linux and macOS, and a script that names its interpreter. */
const programStarts = [
  'MZ',
  '\x7fELF',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
  '#!',
]
