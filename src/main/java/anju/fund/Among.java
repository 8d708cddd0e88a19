package anju.fund;

/** How owners split their part of an item: by floor area (Civil Code art. 283), by floor as for a lift, or evenly. */
public enum Among {
    AREA,
    FLOOR,
    HOUSEHOLD
}
