// What is pinned here of a ready-made container, so that `configure` knows it from an image that a user wrote instead.
import type { ContainerProps } from '../pod/container';

/** Its image, and the name under which `configure(scope, { companions })` can replace that. */
export const readyMade = (program: string, image: string): Required<Pick<ContainerProps, 'program' | 'image' | 'pinned'>> => ({
  program,
  image,
  pinned: image,
});
