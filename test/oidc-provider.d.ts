/** What the tests use of the library, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Context = {
    readonly oidc: {
      readonly client?: { readonly clientId: string }
      readonly session?: { readonly accountId?: string }
    }
  }
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly interactions?: {
          readonly url: (context: Context, interaction: { readonly uid: string }) => string
        }
        readonly loadExistingGrant?: (context: Context) => Promise<unknown>
        readonly [option: string]: unknown
      },
    )
    readonly Grant: new (of: {
      readonly clientId: string
      readonly accountId: string
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> }
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string; readonly amr: readonly string[] } },
    ): Promise<void>
  }
}
