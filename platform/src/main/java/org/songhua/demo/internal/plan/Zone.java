package org.songhua.demo.internal.plan;

/** Parts of the city by origin; each has its own streets, blocks and buildings. */
enum Zone {
    /** Around the plaza: banks, department stores, offices. */
    CORE,
    /** Railway-era town: small blocks, perimeter buildings, courtyards. */
    OLD_TOWN,
    /** Rings of the 1970s to 1990s: slabs of six and seven floors. */
    INNER,
    /** Behind the station: works, workers' villages, single-storey rows. */
    NORTH_WORKS,
    /** Heavy industry of the 1950s with its housing. */
    WEST_WORKS,
    /** University, hospital and offices of the 1980s. */
    SOUTH_CAMPUS,
    /** Right bank: superblocks since 2003. */
    NEW_TOWN,
    /** Industrial park since 2000. */
    DEV_ZONE,
    /** Edge of the city: half built, half field. */
    FRINGE,
    /** Fields and villages. */
    RURAL
}
