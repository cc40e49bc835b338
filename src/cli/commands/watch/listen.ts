// The flags --listen and --interval.
import { milliseconds } from '../../../loader/format/quantity.ts';
import { UsageError } from '../../usage.ts';

/** An address to listen on. */
export interface ListenAddress {
  /** A name or an IP address, an IPv6 address without brackets. */
  readonly host: string;
  /** 0 to 65535. */
  readonly port: number;
}

/** Parses --listen. @throws UsageError for anything but HOST:PORT, with an IPv6 address in brackets */
export function listenAddressOf(text: string): ListenAddress {
  const [, six, name, digits = ''] = /^(?:\[([0-9A-Fa-f:.]+(?:%[^\]]+)?)\]|([^\s:[\]/@]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = six ?? name;
  const port = Number(digits);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new UsageError(
    `error: --listen requires HOST:PORT, such as 127.0.0.1:9464, 0.0.0.0:9464 (all IPv4 addresses) or [::1]:9464, not ${JSON.stringify(text)}`,
  );
}

/** The text of an address, as in a URL. */
export function addressText({ host, port }: ListenAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const shortestMs = 1_000;
const longestMs = 86_400_000;

/** Parses --interval, in milliseconds. @throws UsageError for anything but a time from 1s to 24h */
export function intervalOf(text: string): number {
  const ms = milliseconds(text);
  if (ms !== undefined && ms >= shortestMs && ms <= longestMs) return ms;
  throw new UsageError(`error: --interval requires a time from 1s to 24h, such as 60s or 5m, not ${JSON.stringify(text)}`);
}
