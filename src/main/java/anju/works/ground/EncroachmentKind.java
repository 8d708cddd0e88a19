package anju.works.ground;

/** What stands on common ground without right. */
public enum EncroachmentKind {
    SHED,
    RAIN_SHED,
    FLOWER_BED,
    WALL,
    PARKING_LOCK,
    CLUTTER
}
