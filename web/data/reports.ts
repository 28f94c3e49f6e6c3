import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ReportBody,
  ReportFormBody,
  ReportGivenBody,
  ReportPreviewBody,
  ReportsAnswer,
} from '../../src/server/schemas/index.ts'
import { call } from './api.ts'

export const REPORT_FOLDERS = ['all', 'to-validate', 'sent', 'validated', 'withdrawn'] as const
export type ReportFolder = (typeof REPORT_FOLDERS)[number]
export type ReportsSearch = { readonly folder?: ReportFolder }

/** Reads the address; what cannot be meant is left out. */
export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const folder = REPORT_FOLDERS.find((one) => one === search.folder)
  return folder === undefined ? {} : { folder }
}

/** A new report comes by the stream of events; this is for a stream that was broken. */
const AGAIN_MS = 60_000

export const reportsQuery = (operation: string, folder: ReportFolder) =>
  infiniteQueryOptions({
    queryKey: ['reports', operation, folder],
    queryFn: ({ signal, pageParam }) =>
      call<ReportsAnswer>(`operations/${operation}/reports`, {
        signal,
        query: { folder, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: AGAIN_MS,
  })

/** Each reading of another's report is told to its owner: it is not read again by itself. */
export const reportQuery = (operation: string, id: string) =>
  queryOptions({
    queryKey: ['report', operation, id],
    queryFn: ({ signal }) => call<ReportBody>(`operations/${operation}/reports/${id}`, { signal }),
    staleTime: 30_000,
  })

/** `revision`: of the case, where each of its entries may leave behind what was sent. */
export const reportFormQuery = (id: string, revision?: number) =>
  queryOptions({
    queryKey: ['report-form', id, revision],
    queryFn: ({ signal }) => call<ReportFormBody>(`cases/${id}/report`, { signal }),
  })

export const previewReport = (id: string, body: ReportGivenBody) =>
  call<ReportPreviewBody>(`cases/${id}/report/preview`, { method: 'POST', body })

export const withdrawReport = (operation: string, id: string, key: string) =>
  call<{ id: string }>(`operations/${operation}/reports/${id}/withdrawal`, { method: 'POST', key })

export const sendReport = (id: string, body: ReportGivenBody, version: number, key: string) =>
  call<{ id: string }>(`cases/${id}/report`, {
    ...{ method: 'POST', body, key, ifMatch: String(version) },
  })
