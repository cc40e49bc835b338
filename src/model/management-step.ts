// The steps that have no AMQP operation.
import type { Step } from './plan.ts';

/** A step that only the management API can execute. */
export type ManagementStep = Extract<Step, { readonly do: 'put-policy' | 'delete-policy' | 'put-document' | 'delete-document' }>;

/** Whether only the management API can execute the step. */
export function isOfManagement(step: Step): step is ManagementStep {
  return step.entity.kind === 'policy' || step.entity.kind === 'document';
}
