import { type Act, tell } from '../../store/index.ts'

/** Tells every organisation that a record was released to what its owner did with it. */
export async function tellAll(
  act: Act,
  target: string,
  to: readonly { readonly organisation: string }[],
  what: 'received.withdrawn' | 'received.narrowed',
): Promise<void> {
  for (const organisation of [...new Set(to.map((one) => one.organisation))].sort())
    await tell(act, organisation, { act: what, objects: [target, act.caller.organisation] })
}
