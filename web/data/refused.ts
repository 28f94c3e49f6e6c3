import { RequestRefused } from './api.ts'

export const isRefused = (error: unknown, code: string): boolean =>
  error instanceof RequestRefused && error.problem.code === code
