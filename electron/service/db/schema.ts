/** The whole book as Kysely sees it. Raw SQL stays in this folder; stores write typed queries. */

import type { MarkTable } from './tables/assessments'
import type {
  AttachmentTable,
  AuditTable,
  ChangeTable,
  CommandDetailTable,
  ImportLayoutTable,
  ImportRunTable,
  OperatorTable,
  ReversalTable,
  RunningTable,
  SearchDocTable,
  SettingTable,
  TableSealTable,
  UndoStackTable,
} from './tables/book'
import type {
  CertificateCounterTable,
  CertificateDueTable,
  CertificatePrintTable,
  CertificateTable,
} from './tables/certificates'
import type { CourseOutcomeTable, CourseTable, RoomTable, TrainerTable } from './tables/courses'
import type { ActionTable } from './tables/improvements'
import type { NeedPersonTable, NeedTable, RatingTable, StandingTable } from './tables/needs'
import type {
  CompetencyTable,
  EmploymentEventTable,
  GradeLevelTable,
  ListEntryTable,
  PersonTable,
  PersonTagTable,
  PostRequirementTable,
  PostTable,
  UnitTable,
} from './tables/people'
import type { AnnualPlanTable, PlanLinePersonTable, PlanLineTable } from './tables/plan'
import type {
  AttendanceTable,
  BlockTable,
  EnrolmentTable,
  FileItemTable,
  SessionAttachmentTable,
  SessionTable,
} from './tables/sessions'

export interface BookSchema {
  running: RunningTable
  audit: AuditTable
  reversal: ReversalTable
  command_detail: CommandDetailTable
  change: ChangeTable
  table_seal: TableSealTable
  undo_stack: UndoStackTable
  setting: SettingTable
  operator: OperatorTable
  import_layout: ImportLayoutTable
  import_run: ImportRunTable
  attachment: AttachmentTable
  search_doc: SearchDocTable
  unit: UnitTable
  post: PostTable
  grade_level: GradeLevelTable
  business_line: ListEntryTable
  channel: ListEntryTable
  person: PersonTable
  person_tag: PersonTagTable
  employment_event: EmploymentEventTable
  competency: CompetencyTable
  post_requirement: PostRequirementTable
  rating: RatingTable
  standing: StandingTable
  need: NeedTable
  need_person: NeedPersonTable
  course: CourseTable
  course_outcome: CourseOutcomeTable
  trainer: TrainerTable
  room: RoomTable
  annual_plan: AnnualPlanTable
  plan_line: PlanLineTable
  plan_line_person: PlanLinePersonTable
  session: SessionTable
  block: BlockTable
  enrolment: EnrolmentTable
  attendance: AttendanceTable
  file_item: FileItemTable
  session_attachment: SessionAttachmentTable
  mark: MarkTable
  certificate: CertificateTable
  certificate_counter: CertificateCounterTable
  certificate_print: CertificatePrintTable
  certificate_due: CertificateDueTable
  action: ActionTable
}
