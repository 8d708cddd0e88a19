package anju.consultation;

/** What somebody stands for in a compound, from the party branch down to the homes that keep an open door. */
public enum OfficeKind {
    /** 小区党支部书记. */
    BRANCH_SECRETARY(At.COMPOUND, true),
    /** 楼栋党小组组长. */
    BUILDING_PARTY_LEADER(At.BUILDING, true),
    /** 党员中心户. */
    PARTY_HOUSEHOLD(At.BUILDING, false),
    /** 居民小组长. */
    GROUP_LEADER(At.BUILDING, true),
    /** 楼栋长. */
    BUILDING_HEAD(At.BUILDING, true),
    /** 微网格长. */
    GRID_LEAD(At.MICRO_GRID, true),
    /** 两代表一委员、居民代表、党员志愿队. */
    VOLUNTEER(At.COMPOUND, false);

    private final At at;
    private final boolean single;

    OfficeKind(At at, boolean single) {
        this.at = at;
        this.single = single;
    }

    public At at() {
        return at;
    }

    /** Held by one person at a time. */
    public boolean isSingle() {
        return single;
    }

    /** What an office is held of. */
    public enum At {
        COMPOUND,
        BUILDING,
        MICRO_GRID
    }
}
