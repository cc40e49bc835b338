// Texts of OpenSSL as measured on Node 20, against servers in Erlang and Node.
import { expect, test } from 'vitest';
import { opensslReason, tlsFailure } from '../../../src/broker/tls-failure.ts';

const alert = (text: string): string =>
  `803C8996927F0000:error:0A00045C:SSL routines:ssl3_read_bytes:${text}:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1601:SSL alert number 116`;

test.each([
  ['CERT_HAS_EXPIRED', 'certificate has expired', 'the certificate of amqps://h has expired'],
  ['CERT_NOT_YET_VALID', 'certificate is not yet valid', 'the certificate of amqps://h is not valid yet'],
  ['EPROTO', alert('tlsv13 alert certificate required'), 'amqps://h requires a client certificate'],
  ['EPROTO', alert('tlsv1 alert unknown ca'), 'amqps://h rejects the client certificate: unknown ca'],
  [
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    alert('sslv3 alert bad certificate'),
    'amqps://h rejects the client certificate: bad certificate',
  ],
  ['EPROTO', alert('sslv3 alert handshake failure'), undefined],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate', undefined],
])('names the cause of %s, %s', (code, text, message) => {
  expect(tlsFailure(code, text, 'amqps://h')?.message).toBe(message);
});

test.each([
  [alert('sslv3 alert handshake failure'), 'sslv3 alert handshake failure'],
  ['error:05800074:x509 certificate routines::key values mismatch', 'key values mismatch'],
  ['self-signed certificate', 'self-signed certificate'],
])('leaves the reason of %s', (text, reason) => {
  expect(opensslReason(text)).toBe(reason);
});
