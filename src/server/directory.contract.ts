import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID provider on this machine, as an administration's own directory. */
export type Directory = {
  readonly issuer: string
  readonly close: () => Promise<void>
}

export const CLIENT = { id: 'cosmo-test', secret: 'a secret of the test, and long enough' } as const

/** What the directory says of an account; `amara` signs in there with two factors. */
const claimsOf = (account: string) => ({
  sub: account,
  email: `${account}@directory.example`,
  email_verified: !account.startsWith('unverified'),
})
const methodsOf = (account: string) => (account === 'amara' ? ['pwd', 'otp', 'mfa'] : ['pwd'])

export async function openDirectory(returnTo: string): Promise<Directory> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    // The claims of a scope stand in the ID token itself, as most directories do it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, account: string) => ({
      accountId: account,
      claims: async () => claimsOf(account),
    }),
    // Nobody is asked what the administration may know of its own people.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const rest = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return rest(request, response)
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html')
      const field = '<label>Account <input name="account" autofocus></label>'
      response.end(`<h1>Directory</h1><form method="post">${field}<button>Go on</button></form>`)
      return
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const accountId = new URLSearchParams(Buffer.concat(parts).toString()).get('account') ?? ''
    const login = { accountId, amr: methodsOf(accountId) }
    await provider.interactionFinished(request, response, { login })
  })
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Somebody at the directory's own pages: signs in there and is sent back. */
export async function throughDirectory(address: string, account: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = address
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      ...(form ? { body: form } : {}),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    form = undefined
    if (next !== null) {
      at = new URL(next, at).href
      if (new URL(at).pathname === '/sign-in/directory') return new URL(at)
      continue
    }
    const page = await answer.text()
    if (!page.includes('name="account"')) throw new Error(`it says: ${page.slice(0, 400)}`)
    form = new URLSearchParams({ account })
  }
  throw new Error('the directory goes round in circles')
}
