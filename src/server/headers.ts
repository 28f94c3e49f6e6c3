import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Nothing inline, nothing from elsewhere, no exceptions. Trusted Types without a policy: no script
 * of ours makes markup from text.
 */
export const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
} as const

/** A file that was asked for is looked at elsewhere, never run here. */
const FILE_CSP = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'"

/** What a page may ask of the device: passkeys, and to copy a text. */
const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture'],
  ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((name) => `${name}=()`)
  .concat(
    ['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'].map(
      (name) => `${name}=(self)`,
    ),
  )
  .join(', ')

export const headers = (secure: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: Object.fromEntries(
      Object.entries(CSP).map(([name, values]) => [name, [...values]]),
    ),
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
})

/** What every answer carries beside: nothing is kept by a browser but the built application. */
export function moreHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') || !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
    if (String(reply.getHeader('content-disposition') ?? '').startsWith('attachment'))
      reply.header('content-security-policy', FILE_CSP)
  })
}

/** What is no request of HTTP is answered before any of the above: with a status and nothing. */
export const NO_REQUEST = [
  "content-security-policy: default-src 'none'",
  'x-content-type-options: nosniff',
  'cache-control: no-store',
  'content-length: 0',
  'connection: close',
].join('\r\n')
