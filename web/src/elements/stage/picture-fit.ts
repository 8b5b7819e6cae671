/** The share of a picture that may be cut away to fill the stage. */
const CUT_AT_MOST = 0.3;

/**
 * Whether a picture fills its box (`cover`, its edges are cut) or is shown whole (`contain`).
 * It fills when the shapes are alike, so that a portrait picture on a wide screen keeps its head.
 */
export function fitOf(
  picture: { width: number; height: number },
  box: { width: number; height: number },
): 'cover' | 'contain' {
  if (Math.min(picture.width, picture.height, box.width, box.height) <= 0) return 'contain';
  const shape = picture.width / picture.height;
  const boxShape = box.width / box.height;
  const shown = Math.min(shape, boxShape) / Math.max(shape, boxShape);
  return 1 - shown <= CUT_AT_MOST ? 'cover' : 'contain';
}
