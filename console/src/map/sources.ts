/** Names of the sources of the map style. */
export const TILE_SOURCE = 'city';
export const SELECTION_SOURCE = 'selection';
export const PLACE_SOURCE = 'place';
/** Objects that differ between two days. */
export const CHANGES_SOURCE = 'changes';
/** A burst that is being drilled. */
export const BURST_SOURCE = 'burst';
/** A cut or a merge that is being drawn. */
export const RESHAPE_SOURCE = 'reshape';
/** The highest zoom that the server makes tiles for; above it they are magnified. */
export const MAX_TILE_ZOOM = 16;

/** The source of the labels of a class that are points of their own. */
export const labelSource = (classCode: string): string => `labels:${classCode}`;
