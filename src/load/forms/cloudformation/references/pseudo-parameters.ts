import type { LoadSettings } from '../../../load-context.js';

/** AWS: "Pseudo parameters reference"; `undefined` for a name that is not one. */
export function pseudoParameter(name: string, settings: LoadSettings): unknown {
  const { accountId, partition, region, stackName } = settings;
  switch (name) {
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::Partition':
      return partition;
    case 'AWS::Region':
      return region;
    case 'AWS::StackId':
      return `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`;
    case 'AWS::StackName':
      return stackName;
    case 'AWS::URLSuffix':
      return urlSuffix(settings);
    default:
      return undefined;
  }
}

/** The domain of the services of a partition. */
export function urlSuffix({ partition }: LoadSettings): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
