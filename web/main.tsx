import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RequestRefused } from './data/api.ts'
import { takeGiven } from './data/given.ts'
import { firstSpoken, language, Speaking } from './data/language.tsx'
import { theme } from './look/theme.ts'
import { askAhead, routerWith } from './router.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal stays one however often it is asked; only an unreached server is asked again.
      retry: (count, error) =>
        error instanceof RequestRefused && error.problem.status === 0 && count < 2,
    },
  },
})

/**
 * The first thing that the application draws is the whole page, over what the answer to the
 * navigation showed: nothing is taken away for a moment and put back.
 */
export async function main(): Promise<void> {
  takeGiven(queries, language())
  askAhead(queries, language())
  const router = routerWith(queries)
  const [spoken] = await Promise.all([firstSpoken(), router.load()])
  const place = document.getElementById('app')
  if (!place) return
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        deduplicateCssVariables={false}
      >
        <QueryClientProvider client={queries}>
          <Speaking first={spoken}>
            <RouterProvider router={router} />
          </Speaking>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
