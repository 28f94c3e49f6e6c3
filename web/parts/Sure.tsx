import { Button } from '@mantine/core'

/** Asked once more before what cannot be taken back. */
export const Sure = (props: {
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly busy: boolean
  readonly act: () => void
  readonly leave: () => void
}) => (
  <div className="notice long" data-kind="warn" role="status">
    <p>{props.question}</p>
    <p className="go">
      <Button loading={props.busy} onClick={props.act}>
        {props.yes}
      </Button>
      <Button variant="default" onClick={props.leave}>
        {props.no}
      </Button>
    </p>
  </div>
)
