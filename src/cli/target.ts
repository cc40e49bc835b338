// The flag --target: the RabbitMQ version whose rules apply.
import { namedVersion, releaseSeries, seriesText, type Version } from '../rabbitmq/version.ts';
import { UsageError } from './usage.ts';

/** Parses --target. @throws UsageError for text that is no version, and for a series that topo does not support */
export function targetOf(text: string): Version {
  const target = namedVersion(text);
  if (target === undefined) throw new UsageError(`error: --target requires a version of RabbitMQ, such as 4.3, not ${text}`);
  if (releaseSeries.includes(seriesText(target))) return target;
  throw new UsageError(
    `error: --target ${text}: topo does not support RabbitMQ ${seriesText(target)}; supported series: ${releaseSeries.join(', ')}`,
  );
}
