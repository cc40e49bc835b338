// The meaning of refusals over the management API. The bodies are what 3.10.8, 4.0.5 and 4.3.6 send; without a version, all three send the same.
import { describe, expect, test } from 'vitest';
import { apiRefusal, apiRefusalKind, isApiTimeout, withoutUri } from '../../../src/rabbitmq/api-refusals.ts';

describe('a refusal of the management API', () => {
  test.each([
    [401, '{"error":"not_authorized","reason":"Login failed"}', 'login'], // 3.10.8
    [401, '{"error":"not_authorized","reason":"Not_Authorized"}', 'login'], // 4.x
    [401, '{"error":"not_authorised","reason":"Not management user"}', 'management-tag'],
    [401, '{"error":"not_authorised","reason":"User not authorised to access virtual host"}', 'vhost-access'], // 3.10.8, 4.0.5
    [404, '{"error":"not_found","reason":"Not Found"}', 'vhost-access'], // 4.3.6
    [401, '{"error":"not_authorised","reason":"Access refused."}', 'permission'],
    [401, '{"error":"not_authorised","reason":"User not authorised to access object"}', 'permission'],
    [404, '{"error":"Object Not Found","reason":"Not Found"}', 'missing'],
    [404, `{"error":"not_found","reason":"no queue 'zz' in vhost '/v'"}`, 'other'],
    [404, '<html>', 'other'],
    [400, '{"error":"bad_request","reason":"User not authorised to access virtual host"}', 'other'],
  ] as const)('%i %s means %s', (status, body, kind) => {
    expect(apiRefusalKind(status, apiRefusal(body))).toBe(kind);
  });

  test('is one line without HTML escapes', () => {
    const body = JSON.stringify({
      error: 'bad_request',
      reason: 'Validation failed\n\n[{&lt;&lt;"a"&gt;&gt;,1}] are not recognised policy settings\n',
    }); // 3.10.8, 4.0.5
    expect(apiRefusal(body)?.reason).toBe('Validation failed [{<<"a">>,1}] are not recognised policy settings');
  });

  test('has the words of a reason that is a list', () => {
    expect(apiRefusal('{"error":"bad_request","reason":["no_such_exchange","news"]}')?.reason).toBe('no_such_exchange news'); // 4.3.6
  });

  test('that timed out is recognised, unless only a quoted name contains the word', () => {
    expect(isApiTimeout("Could not declare queue 'q' on node 'n' because the metadata store operation timed out")).toBe(true); // 4.3.6
    expect(isApiTimeout('Could not add binding due to timeout')).toBe(true); // 4.3.6
    expect(isApiTimeout("invalid arg for queue 'timed out'")).toBe(false);
    // 3.10.8, a policy
    expect(isApiTimeout('Validation failed [{<<"consumer-timeout">>,60000}] are not recognised policy settings')).toBe(false);
  });
});

describe('a refusal of a URI', () => {
  test.each([
    [
      'Validation failed "http://app:hunter2@h" not a valid URI: {unexpected_uri_scheme,"http"}',
      'Validation failed: not a valid URI (unexpected_uri_scheme)',
    ],
    [
      'Validation failed "bad "hunter2" uri" not a valid URI: {{unable_to_parse_uri,no_scheme}, "bad "hunter2" uri"}',
      'Validation failed: not a valid URI (unable_to_parse_uri)',
    ],
    ['not a valid URI: hunter2', 'Validation failed: not a valid URI'],
    ["Validation failed Must specify 'src-exchange' or 'src-queue'", "Validation failed Must specify 'src-exchange' or 'src-queue'"],
  ])('contains no URI: %s', (reason, expected) => {
    expect(withoutUri(reason)).toBe(expected);
  });
});
