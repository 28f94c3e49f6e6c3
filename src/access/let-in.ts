import type { Act, House } from '../store/index.ts'
import type { Knock } from './caller.ts'
import { rememberDevice } from './devices.ts'
import { type NewSession, type Proof, startSession } from './sessions.ts'

/** Somebody is in: the session, and what their browser is known by from now on. */
export type In = NewSession & { readonly device: string }

export async function letIn(
  act: Act,
  house: House,
  person: string,
  knock: Knock,
  proof: Omit<Proof, 'agent'>,
): Promise<In> {
  const session = await startSession(act, house, person, { ...proof, agent: knock.agent })
  return { ...session, device: await rememberDevice(act, house, knock.device, person) }
}
