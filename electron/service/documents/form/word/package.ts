import type { Language } from '../../../../../src/i18n/setup'
import { zipOf } from '../../../zip/zip-of'
import { xml } from './markup'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export interface WordParts {
  title: string
  lang: Language
  body: string
  header: string
  footer: string
  /** A PNG that the header shows. */
  picture: Uint8Array | null
}

/** What the header calls its picture. */
export const pictureRelation = 'rId1'
const DRAWING = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

/** A .docx of these parts. */
export function wordPackage({ title, lang, body, header, footer, picture }: WordParts): Uint8Array {
  return zipOf([
    ['[Content_Types].xml', contentTypes(picture !== null)],
    ['_rels/.rels', packageRelations],
    [
      'word/document.xml',
      `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}</w:body></w:document>`,
    ],
    ['word/_rels/document.xml.rels', documentRelations],
    [
      'word/header1.xml',
      `${HEAD}<w:hdr xmlns:w="${W}" xmlns:r="${R}"${picture ? ` ${DRAWING}` : ''}>${header}</w:hdr>`,
    ],
    ...(picture
      ? ([
          ['word/_rels/header1.xml.rels', relations([[`${R}/image`, 'media/logo.png']])],
          ['word/media/logo.png', picture],
        ] as const)
      : []),
    ['word/footer1.xml', `${HEAD}<w:ftr xmlns:w="${W}" xmlns:r="${R}">${footer}</w:ftr>`],
    ['word/styles.xml', styles(lang)],
    ['word/settings.xml', settings],
    ['word/fontTable.xml', fontTable(lang)],
    ['docProps/core.xml', coreProperties(title, lang)],
  ])
}

// The office's own faces, named and not embedded: SimSun under both its names, for programs know it by either.
const latin = (lang: Language): string => (lang === 'en' ? 'Times New Roman' : 'SimSun')

function styles(lang: Language): string {
  const face = latin(lang)
  const paragraphStyle = (id: string, name: string, inside: string, normal = false) =>
    `<w:style w:type="paragraph"${normal ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${
      normal ? '' : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    }<w:qFormat/>${inside}</w:style>`
  return `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${face}" w:eastAsia="宋体" w:hAnsi="${face}" w:cs="${face}"/><w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${paragraphStyle(
    'Normal',
    'Normal',
    '',
    true,
  )}${paragraphStyle(
    'Title',
    'Title',
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:spacing w:val="30"/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr>',
  )}${paragraphStyle(
    'Heading2',
    'heading 2',
    '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>',
  )}</w:styles>`
}

function fontTable(lang: Language): string {
  const font = (name: string, other: string, charset: string) =>
    `<w:font w:name="${name}">${other === '' ? '' : `<w:altName w:val="${other}"/>`}<w:charset w:val="${charset}"/><w:family w:val="${charset === '86' ? 'auto' : 'roman'}"/><w:pitch w:val="variable"/></w:font>`
  return `${HEAD}<w:fonts xmlns:w="${W}">${font('宋体', 'SimSun', '86')}${
    lang === 'en' ? font('Times New Roman', '', '00') : font('SimSun', '宋体', '86')
  }</w:fonts>`
}

const settings = `${HEAD}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

function coreProperties(title: string, lang: Language): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>${lang}</dc:language></cp:coreProperties>`
}

const contentTypes = (withPicture: boolean): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${withPicture ? '<Default Extension="png" ContentType="image/png"/>' : ''}${[
    ['/word/document.xml', 'document.main'],
    ['/word/header1.xml', 'header'],
    ['/word/footer1.xml', 'footer'],
    ['/word/styles.xml', 'styles'],
    ['/word/settings.xml', 'settings'],
    ['/word/fontTable.xml', 'fontTable'],
  ]
    .map(([part, kind]) => `<Override PartName="${part}" ContentType="${TYPES}.${kind}+xml"/>`)
    .join(
      '',
    )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const relations = (list: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const packageRelations = relations([
  [`${R}/officeDocument`, 'word/document.xml'],
  [
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  ],
])

/** rId1 is the header, rId2 the footer: the section names them so. */
const documentRelations = relations([
  [`${R}/header`, 'header1.xml'],
  [`${R}/footer`, 'footer1.xml'],
  [`${R}/styles`, 'styles.xml'],
  [`${R}/settings`, 'settings.xml'],
  [`${R}/fontTable`, 'fontTable.xml'],
])
