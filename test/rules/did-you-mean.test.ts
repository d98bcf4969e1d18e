import { typeNamed } from '../../lib/kube/fields';
import { misplaced, nearest } from '../../lib/rules/did-you-mean';

describe('the nearest word', () => {
  test.each([
    ['replcas', ['replicas', 'revisionHistoryLimit'], 'replicas'],
    ['ALWAYS', ['Always', 'Never'], 'Always'],
    ['imgae', ['image', 'name'], 'image'],
    ['contianers', ['containers', 'initContainers'], 'containers'],
    ['a', ['b'], 'b'],
    ['command', ['args', 'env'], undefined],
    ['x', ['volumes'], undefined],
    ['host', [], undefined],
    ['ports', ['port', 'ports'], 'ports'],
    ['volumeMount', ['volumes', 'volumeMounts', 'volumeDevices'], 'volumeMounts'],
  ])('%s among %j is %s', (word, words, near) => expect(nearest(word, words)).toBe(near));
});

describe('the place where a field is', () => {
  const type = (name: string) => typeNamed(name, 28)!;
  const above = [type('Deployment'), type('DeploymentSpec'), type('PodTemplateSpec'), type('PodSpec')];

  test('is the nearest above', () => {
    expect(misplaced('nodeSelector', type('Container'), above)).toEqual({ above: 3 });
    expect(misplaced('replicas', type('Container'), above)).toEqual({ above: 1 });
    expect(misplaced('metadata', type('Container'), above)).toEqual({ above: 2 });
  });
  test('is below, three levels at most, lists and all', () => {
    expect(misplaced('containers', type('DeploymentSpec'), [])).toEqual({ below: 'template.spec.containers' });
    expect(misplaced('mountPath', type('PodSpec'), [])).toEqual({ below: 'containers[].volumeMounts[].mountPath' });
    expect(misplaced('containerPort', type('DeploymentSpec'), [])).toBeUndefined();
  });
  test('is beside, below one above', () =>
    expect(misplaced('fsGroup', type('SecurityContext'), [...above, type('Container')])).toEqual({
      above: 3,
      below: 'securityContext.fsGroup',
    }));
  test('is nowhere', () => expect(misplaced('qqqqqq', type('Service'), above)).toBeUndefined());
});
