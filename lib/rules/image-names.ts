// Rules about the names of images.
import { imageProblem, inSmall } from '../kube/image-syntax';
import { isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const IMAGES = 'https://kubernetes.io/docs/concepts/containers/images/#image-names';
/** ko puts the image in its place before it is applied. */
const LATER = 'ko://';

export const imageNameRules: readonly Rule[] = [
  {
    id: 'image-blank',
    severity: 'error',
    on: ['Container'],
    reads: ['Container.image'],
    accepts: 'the name of an image has no blank around it',
    source: IMAGES,
    check: ({ image }, at) => {
      if (typeof image === 'string' && image.trim() !== image)
        at.report(
          'image',
          `Invalid value: ${quoted(image)}: must not have leading or trailing whitespace`,
          `write ${quoted(image.trim())}`,
        );
    },
  },
  {
    id: 'image-name',
    severity: 'warning',
    on: ['Container'],
    reads: ['Container.image'],
    accepts: 'an image is named as a kubelet can read it: registry and path in small letters, one tag, one digest, no scheme',
    source: IMAGES,
    check: ({ image }, at) => {
      if (!isText(image) || image.trim() !== image || image.startsWith(LATER)) return;
      const problem = imageProblem(image);
      if (problem !== undefined)
        at.report('image', `Invalid value: ${quoted(image)}: ${problem}`, `the Pod waits with InvalidImageName${mended(image)}`);
    },
  },
];

function mended(image: string): string {
  const likely = inSmall(image.replace(/^[a-z]+:\/\//i, ''));
  return likely !== image && imageProblem(likely) === undefined ? `: write ${quoted(likely)}` : '';
}
