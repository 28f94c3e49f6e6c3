import {
  REPORT_FORMS,
  type ReportForm,
  type ReportList,
  type ReportPreview,
  type SeenReport,
} from '../operations/index.ts'
import type {
  ReportBody,
  ReportField,
  ReportFormBody,
  ReportPreviewBody,
  ReportsAnswer,
} from './schemas/index.ts'

/** Reports of cases as the API shows them: the rooms' values are readonly, an answer is its own copy. */
const fieldsBody = (fields: SeenReport['versions'][number]['fields']): ReportField[] =>
  fields.map(({ nominal: _, ...field }) => ({ ...field, codes: [...field.codes] }))

const checksBody = (checks: SeenReport['checks']) =>
  checks.map((one) => ({ ...one, fields: [...one.fields] }))

export const reportFormBody = ({ places, ...form }: ReportForm): ReportFormBody => ({
  ...form,
  case: { ...form.case },
  fields: form.kind === null ? [] : fieldsBody(REPORT_FORMS[form.kind]),
  places: places.map((one) => ({
    ...one,
    rilos: [...one.rilos],
    begun: { ...one.begun },
  })),
})

export const reportPreviewBody = (preview: ReportPreview): ReportPreviewBody => ({
  ...preview,
  recipients: [...preview.recipients],
  seen: { ...preview.seen },
  withheld: [...preview.withheld],
  problems: [...preview.problems],
  checks: checksBody(preview.checks),
})

export const reportsBody = ({ group, reports, ...rest }: ReportList): ReportsAnswer => ({
  ...rest,
  operation: { id: group.id, name: group.name },
  own: group.own,
  standing: group.standing,
  reports: [...reports],
})

export const reportBody = (seen: SeenReport): ReportBody => ({
  ...seen,
  label: { ...seen.label, purposes: [...seen.label.purposes] },
  versions: seen.versions.map((one) => ({
    ...one,
    values: { ...one.values },
    fields: fieldsBody(one.fields),
    reviews: one.reviews.map((review) => ({ ...review, remarks: [...review.remarks] })),
  })),
  checks: checksBody(seen.checks),
  similar: seen.similar.map((one) => ({ ...one, reasons: [...one.reasons] })),
})
