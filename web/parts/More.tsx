import { Button } from '@mantine/core'
import type { Say } from '../../src/words/index.ts'

/** What asks for the next page of a list; nothing where there is none. */
export function More(props: {
  readonly say: Say
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}) {
  const { say, list } = props
  if (!list.hasNextPage) return null
  return (
    <p className="go">
      <Button
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {say('web.more')}
      </Button>
    </p>
  )
}
