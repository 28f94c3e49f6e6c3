import type { Api } from '../server.ts'

/** OpenAPI 3.1, made from the very schemas that check requests and answers. */
export function openApiRoute({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/openapi.json',
    config: { act: 'public.openapi', loader: 'none', projection: 'none' },
    schema: { hide: true },
    handler: (_request, reply) => reply.send(app.swagger()),
  })
}
