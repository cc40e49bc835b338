// The flags --target and --to: the RabbitMQ version whose rules apply.
import { namedVersion, releaseSeries, seriesText, type Version } from '../rabbitmq/version.ts';
import { UsageError } from './usage.ts';

/** Parses --target, or the flag of that name. @throws UsageError for text that is no version, and for a series that topo does not support */
export function targetOf(text: string, flag: '--target' | '--to' | '--from' = '--target'): Version {
  const target = namedVersion(text);
  if (target === undefined) throw new UsageError(`error: ${flag} requires a version of RabbitMQ, such as 4.3, not ${text}`);
  if (releaseSeries.includes(seriesText(target))) return target;
  throw new UsageError(
    `error: ${flag} ${text}: topo does not support RabbitMQ ${seriesText(target)}; supported series: ${releaseSeries.join(', ')}`,
  );
}
